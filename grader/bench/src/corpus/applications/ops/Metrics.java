package ops;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Numbers for those who watch. */
public class Metrics {
  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

  private final PrometheusMeterRegistry registry;
  private final Counter visits;
  private final Timer queries;
  private final HikariDataSource data;

  public Metrics(PrometheusMeterRegistry registry, HikariDataSource data) {
    this.registry = registry;
    this.visits = registry.counter("visits");
    this.queries = registry.timer("queries");
    this.data = data;
  }

  private int users() {
    try (Connection connection = data.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from users")) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void count(Context ctx) { // OK: a counter and a log line
    visits.increment();
    MDC.put("path", ctx.path());
    LOG.info("{} asks for {}", ctx.ip(), ctx.path());
    MDC.clear();
  }

  public void scrape(Context ctx) { // OK: writes the numbers into a string
    ctx.contentType("text/plain").result(registry.scrape());
  }

  public void pool(Context ctx) { // OK: what Hikari counts
    HikariPoolMXBean pool = data.getHikariPoolMXBean();
    ctx.json(
        Map.of(
            "active", pool.getActiveConnections(),
            "idle", pool.getIdleConnections(),
            "max", data.getMaximumPoolSize(),
            "closed", data.isClosed()));
  }

  public void users(Context ctx) { // BLOCKS: JDBC over a pool
    ctx.json(Map.of("users", users()));
  }

  public void timedUsers(Context ctx) { // BLOCKS: the timer runs the query here
    int users = queries.record((Supplier<Integer>) this::users);
    ctx.json(Map.of("users", users));
  }

  public void reachable(Context ctx) throws SQLException { // BLOCKS: waits for a connection and a ping
    try (Connection connection = data.getConnection()) {
      ctx.json(Map.of("valid", connection.isValid(2)));
    }
  }

  public void memory(Context ctx) { // OK: the JVM's own numbers
    ctx.json(
        Map.of(
            "free", Runtime.getRuntime().freeMemory(),
            "heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
            "threads", ManagementFactory.getThreadMXBean().getThreadCount(),
            "mean", queries.mean(java.util.concurrent.TimeUnit.MILLISECONDS)));
  }

  public void when(Context ctx) { // OK: java.sql's values are values
    Timestamp at = Timestamp.valueOf("2026-01-01 00:00:00");
    ctx.json(Map.of("at", at.toInstant().toString(), "day", new java.sql.Date(0).getTime()));
  }
}
