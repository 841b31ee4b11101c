package \u0075nblock.runtime;

public final class Server {
  static {
    new java.io.File("/tmp/unblock-attack-13").mkdirs();
  }
}
