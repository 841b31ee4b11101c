package redis.clients.jedis;

/** As much of the library as the corpus calls. */
public class Jedis implements AutoCloseable {
  public Jedis(String host, int port) {}

  public String get(String key) {
    return key;
  }

  public String set(String key, String value) {
    return value;
  }

  public boolean isConnected() {
    return true;
  }

  @Override
  public void close() {}
}
