package unblock.engine.submission;

/**
 * One Java file of a submission.
 *
 * @param path the path that the declared package requires, as in {@code
 *     unblock/exercises/offload/UserHandlers.java}, independent of its place in the student's
 *     folder
 * @param text its content, without a byte order mark
 */
public record SourceFile(String path, String text) {}
