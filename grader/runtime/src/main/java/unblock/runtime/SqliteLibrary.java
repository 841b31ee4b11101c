package unblock.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import org.sqlite.JDBC;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library from the driver's jar. By default the driver unpacks it at each start,
 * reads it again to compare, and searches for old copies. With a prepared copy, a child that
 * answers three requests takes 7 % less CPU time.
 */
public final class SqliteLibrary {
  /** A separate class, so that a child does not read the library. */
  private static final class Packed {
    static final byte[] LIBRARY = read();
  }

  private SqliteLibrary() {}

  /**
   * Writes a copy into that folder. Writes nothing if the driver has no library for this machine.
   */
  public static void copyTo(Path folder) throws IOException {
    if (Packed.LIBRARY.length > 0) {
      Files.write(folder.resolve(LibraryLoaderUtil.getNativeLibName()), Packed.LIBRARY);
    }
  }

  /**
   * Configures the driver to load the copy in that folder; if no copy exists there, the driver
   * unpacks its own.
   */
  static void useFrom(Path folder) {
    if (Files.isRegularFile(folder.resolve(LibraryLoaderUtil.getNativeLibName()))) {
      System.setProperty("org.sqlite.lib.path", folder.toString());
    }
  }

  /**
   * Loads the library, before a class of a submission could name another library to the driver.
   * This module may load native code. On JDK 24 and later a submission may not, which is the only
   * protection of this JVM there. For the same reason the driver is removed from {@code
   * DriverManager}: a connection loads extensions that its URL asks for.
   *
   * @throws SQLException if the driver has no library for this machine
   */
  static void load() throws SQLException {
    try {
      SQLiteJDBCLoader.initialize();
    } catch (Exception e) {
      throw new SQLException("SQLite cannot be loaded: " + e, e);
    }
    if (JDBC.class.getModule().isNamed()) { // On the class path any code can create a driver.
      withdraw();
    }
  }

  /**
   * Removes the driver from {@code DriverManager}. The driver registers itself once, when its class
   * is initialised. Its module does not export it, so that no other code can register it again.
   */
  private static void withdraw() throws SQLException {
    var unused = JDBC.isValidURL(""); // Initialises the class.
    for (Driver driver : Collections.list(DriverManager.getDrivers())) {
      if (driver instanceof JDBC) {
        DriverManager.deregisterDriver(driver);
      }
    }
  }

  private static byte[] read() {
    String name =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    try (InputStream library = LibraryLoaderUtil.class.getResourceAsStream(name)) {
      return library == null ? new byte[0] : library.readAllBytes();
    } catch (IOException e) {
      return new byte[0]; // The driver in the child meets the same error and reports it.
    }
  }
}
