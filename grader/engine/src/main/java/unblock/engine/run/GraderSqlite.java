package unblock.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import unblock.engine.scratch.ScratchFolder;

/**
 * The folder into which the grader's own JVM unpacks SQLite's native library. By default the driver
 * uses the folder for temporary files, where each killed grader left 1 MB.
 */
final class GraderSqlite {
  private static final String FOLDER = "org.sqlite.tmpdir";

  private GraderSqlite() {}

  /** Sets a scratch folder for the driver; has to be called before a database is opened. */
  static synchronized void prepare() throws IOException {
    if (System.getProperty(FOLDER) == null) {
      Path folder = ScratchFolder.make("sqlite-");
      // The driver registers its files for deletion later than this folder, and JVMs delete in
      // reverse.
      folder.toFile().deleteOnExit();
      System.setProperty(FOLDER, folder.toString());
    }
  }
}
