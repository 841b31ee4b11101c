package unblock.engine.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import unblock.engine.scratch.ScratchFolder;

/** A folder of this run for files of the kit, which children of any user can read. */
record KitFolder(Path path) {
  /** Creates one in the grader's scratch folder, with a name that begins like that. */
  static KitFolder make(String kind) throws IOException {
    Path folder = ScratchFolder.make(kind);
    ReadableFiles.show(folder);
    return new KitFolder(folder);
  }

  /** Deletes it with its content. */
  void delete() {
    try (Stream<Path> paths = Files.walk(path)) {
      paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      path.toFile().deleteOnExit(); // Left in the temporary folder; harmless.
    }
  }
}
