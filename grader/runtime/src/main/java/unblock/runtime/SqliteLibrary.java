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
 * SQLite itself, the native library in the driver's jar. Left to itself the driver unpacks it at
 * each start, reads it once more to compare, and looks for old ones: with a ready copy, a child
 * that answers three requests takes 7 % less CPU time.
 */
public final class SqliteLibrary {
  /** In here, so that a child does not read it. */
  private static final class Packed {
    static final byte[] LIBRARY = read();
  }

  private SqliteLibrary() {}

  /** Puts a copy into that folder; nothing where the driver has none for this machine. */
  public static void copyTo(Path folder) throws IOException {
    if (Packed.LIBRARY.length > 0) {
      Files.write(folder.resolve(LibraryLoaderUtil.getNativeLibName()), Packed.LIBRARY);
    }
  }

  /** Has the driver load the copy in that folder; it unpacks its own where there is none. */
  static void useFrom(Path folder) {
    if (Files.isRegularFile(folder.resolve(LibraryLoaderUtil.getNativeLibName()))) {
      System.setProperty("org.sqlite.lib.path", folder.toString());
    }
  }

  /**
   * Loads it, before a class of a submission could name another library to the driver. This module
   * may load native code, and on JDK 24 and later a submission may not: there nothing else keeps it
   * from changing what is in this JVM. For the same reason the driver is taken from {@code
   * DriverManager}, since a connection of its own loads extensions for whoever asks in its URL.
   *
   * @throws SQLException when there is no such library for this machine
   */
  static void load() throws SQLException {
    try {
      SQLiteJDBCLoader.initialize();
    } catch (Exception e) {
      throw new SQLException("SQLite cannot be loaded: " + e, e);
    }
    if (JDBC.class.getModule().isNamed()) { // On the class path anybody makes a driver.
      withdraw();
    }
  }

  /**
   * It registers itself once, when its class is initialised; in a module that exports it to nobody,
   * nobody does so again.
   */
  private static void withdraw() throws SQLException {
    var unused = JDBC.isValidURL(""); // Initialises it.
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
      return new byte[0]; // The driver in the child meets the same trouble, and tells.
    }
  }
}
