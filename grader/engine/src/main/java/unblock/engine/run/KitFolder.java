package unblock.engine.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import unblock.engine.scratch.ScratchFolder;

/**
 * A folder of this run's own, for files of the kit that children read, whichever user they run as.
 */
record KitFolder(Path path) {
  /** Makes one in the grader's scratch folder; its name begins like that. */
  static KitFolder make(String kind) throws IOException {
    Path folder = ScratchFolder.make(kind);
    ReadableFiles.show(folder);
    return new KitFolder(folder);
  }

  /** Deletes it with all in it. */
  void delete() {
    try (Stream<Path> paths = Files.walk(path)) {
      paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      path.toFile().deleteOnExit(); // Left in the temporary folder; harmless.
    }
  }
}
