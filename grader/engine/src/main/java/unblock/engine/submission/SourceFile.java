package unblock.engine.submission;

/**
 * One Java file of a submission.
 *
 * @param path where the declared package puts it, as in {@code
 *     unblock/exercises/offload/UserHandlers.java}; wherever it lay in the student's folder
 * @param text what is in it, without a byte order mark
 */
public record SourceFile(String path, String text) {}
