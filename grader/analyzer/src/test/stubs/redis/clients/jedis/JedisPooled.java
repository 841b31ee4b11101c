package redis.clients.jedis;

/** As much of the library as the corpus calls. */
public class JedisPooled {
  public long incr(String key) {
    return 1;
  }
}
