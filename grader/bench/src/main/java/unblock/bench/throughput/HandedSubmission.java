package unblock.bench.throughput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import unblock.engine.submission.SourceFile;

/**
 * A submission of one student.
 *
 * @param name the name of its folder
 * @param sources the sources with paths below {@code src/main/java}
 */
record HandedSubmission(String name, List<SourceFile> sources) {
  HandedSubmission {
    sources = List.copyOf(sources);
  }

  /** Writes the sources below that folder. */
  void writeTo(Path folder) throws IOException {
    for (SourceFile source : sources) {
      Path file = folder.resolve(source.path());
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, source.text());
    }
  }
}
