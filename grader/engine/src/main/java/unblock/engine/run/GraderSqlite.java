package unblock.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import unblock.engine.scratch.ScratchFolder;

/**
 * Where the grader's own JVM unpacks SQLite's native library to. Left to itself the driver takes
 * the folder for temporary files, where each killed grader left 1 MB.
 */
final class GraderSqlite {
  private static final String FOLDER = "org.sqlite.tmpdir";

  private GraderSqlite() {}

  /** Names a scratch folder to the driver; has to be called before a database is opened. */
  static synchronized void prepare() throws IOException {
    if (System.getProperty(FOLDER) == null) {
      Path folder = ScratchFolder.make("sqlite-");
      // The driver has its files deleted at the end, before what was named here.
      folder.toFile().deleteOnExit();
      System.setProperty(FOLDER, folder.toString());
    }
  }
}
