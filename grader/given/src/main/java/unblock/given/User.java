package unblock.given;

/**
 * One row of the table {@code users}. No field is ever null.
 *
 * @param username any text without {@code /} and control characters
 * @param password stored in plain text, as in the article: this kit teaches waiting, not password
 *     storage
 * @param info the body of the reply to {@code /info}
 * @param history the body of the reply to {@code /history}
 */
public record User(String username, String password, String info, String history) {}
