package unblock.bench.wording;

/**
 * The text of a Java file.
 *
 * @param path the file's path, with the root for a folder and within the root for a jar
 */
record SourceText(String path, String text) {}
