package \u0075nblock.given.world;

public final class Server {
  static {
    new java.io.File("/tmp/unblock-attack-13").mkdirs();
  }
}
