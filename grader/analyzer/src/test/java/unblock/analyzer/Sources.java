package unblock.analyzer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compiles a class from its text, with the class path of a student. */
final class Sources {
  private Sources() {}

  /** Compiles the text as {@code corpus/<name>.java} into the folder, and returns the folder. */
  static Path compile(Path folder, String name, String text, Path... libraries) throws IOException {
    Path source = folder.resolve(name + ".java");
    Files.writeString(source, text);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Corpus.compile(List.of(source), classes, libraries);
    return classes;
  }
}
