package unblock.given;

/**
 * One row of the table {@code users}. No field is ever null.
 *
 * @param username any text without {@code /} and control characters
 * @param password kept in the clear, as in the article: this kit teaches waiting, not storing
 *     passwords
 * @param info what {@code /info} answers with
 * @param history what {@code /history} answers with
 */
public record User(String username, String password, String info, String history) {}
