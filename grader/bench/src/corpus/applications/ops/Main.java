package ops;

import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** An admin panel; its small routes are lambdas. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    HikariDataSource data = new HikariDataSource();
    data.setJdbcUrl("jdbc:sqlite:ops.db");
    Metrics metrics = new Metrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), data);
    Jobs jobs =
        new Jobs(
            Executors.newCachedThreadPool(),
            new ThreadPoolExecutor(1, 4, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(100)));
    Settings settings = new Settings();
    Path log = Path.of("ops.log");

    Javalin.create(
            config -> {
              config.routes.before(metrics::count);
              config.routes.get("/metrics", metrics::scrape);
              config.routes.get("/pool", metrics::pool);
              config.routes.get("/users", metrics::users);
              config.routes.get("/users/timed", metrics::timedUsers);
              config.routes.get("/reachable", metrics::reachable);
              config.routes.get("/memory", metrics::memory);
              config.routes.get("/when", metrics::when);

              config.routes.get("/processes/{id}", jobs::alive);
              config.routes.delete("/processes/{id}", jobs::kill);
              config.routes.get("/processes/{id}/exit", jobs::exit);
              config.routes.get("/processes/{id}/soon", jobs::exitSoon);
              config.routes.get("/processes/{id}/later", jobs::exitLater);
              config.routes.post("/uptime", jobs::run);
              config.routes.post("/tasks/{id}", jobs::submit);
              config.routes.get("/tasks/{id}/done", jobs::done);
              config.routes.get("/tasks/{id}", jobs::outcome);
              config.routes.delete("/tasks/{id}", jobs::cancel);
              config.routes.post("/all", jobs::all);
              config.routes.post("/supplied", jobs::supplied);
              config.routes.post("/supplied-later", jobs::suppliedLater);
              config.routes.post("/async", jobs::async);
              config.routes.post("/inline", jobs::inline);
              config.routes.post("/threads/{id}", jobs::thread);
              config.routes.get("/threads/{id}", jobs::threadState);
              config.routes.delete("/threads/{id}", jobs::threadEnd);
              config.routes.get("/queue", jobs::queue);
              config.routes.post("/shutdown", jobs::shutdown);
              config.routes.post("/shutdown-now", jobs::shutdownNow);

              config.routes.post("/settings/reload", settings::reload);
              config.routes.put("/settings", settings::replace);
              config.routes.get("/settings", settings::show);
              config.routes.put("/banner", settings::banner);
              config.routes.get("/banner", settings::showBanner);
              config.routes.get("/environment", settings::environment);
              config.routes.post("/plugins/{name}", settings::plugin);

              config.routes.get("/ping", ctx -> ctx.result("pong")); // OK: a constant
              config.routes.get("/now", ctx -> ctx.json(Map.of("now", Instant.now().toString()))); // OK: the clock does not wait
              config.routes.get("/log", ctx -> ctx.result(Files.readString(log))); // BLOCKS: reads a file
              config.routes.get("/tail", ctx -> { // BLOCKS: reads all lines of a file
                var lines = Files.readAllLines(log);
                ctx.json(lines.subList(Math.max(0, lines.size() - 10), lines.size()));
              });
              config.routes.get("/whoami", ctx -> { // OK: a session
                String user = ctx.sessionAttribute("user");
                ctx.result(user == null ? "nobody" : user);
              });
              config.routes.get("/log-later", ctx -> { // OK: the common pool reads
                ctx.future(() -> CompletableFuture.supplyAsync(() -> text(log)).thenAccept(ctx::result));
              });
              config.routes.get("/database", ctx -> { // BLOCKS: waits for a connection
                try (var connection = data.getConnection()) {
                  ctx.result(connection.getMetaData().getDatabaseProductName());
                }
              });
            })
        .start(7077);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
