package redis.clients.jedis;

/** As much of the library as the corpus calls. */
public class JedisPool {
  public Jedis getResource() {
    return new Jedis("localhost", 6379);
  }

  public int getNumActive() {
    return 0;
  }
}
