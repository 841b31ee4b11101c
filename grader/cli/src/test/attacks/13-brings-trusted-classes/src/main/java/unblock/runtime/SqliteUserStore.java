package unblock.runtime;

public final class SqliteUserStore {
  static {
    new java.io.File("/tmp/unblock-attack-13").mkdirs();
  }
}
