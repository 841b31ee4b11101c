package unblock.given.world;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
