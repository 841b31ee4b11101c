package unblock.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Generates realistic applications of any size. Each feature has a controller, a service and a
 * repository behind interfaces, a cache, a validator, events and a module that wires them. Half of
 * the features look up in the handler itself; the others hand the look-up to a pool. Each feature
 * calls one earlier feature, and all of them share a helper for SQL.
 */
public final class GeneratedApplication {
  /** The number of classes in one feature, without lambdas. */
  static final int CLASSES_PER_FEATURE = 10;

  private static final String SQL =
      """
      package lifelike;
      import java.sql.*;
      import java.util.*;
      import java.util.function.*;
      import javax.sql.DataSource;
      public final class Sql {
        public interface Row<T> { T map(ResultSet row) throws SQLException; }
        private final DataSource source;
        public Sql(DataSource source) { this.source = source; }
        public <T> List<T> query(String sql, Row<T> row, Object... arguments) {
          try (Connection connection = source.getConnection();
              PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) statement.setObject(i + 1, arguments[i]);
            List<T> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) all.add(row.map(rows));
            }
            return all;
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        }
      }
      """;

  private static final Map<String, String> FEATURE =
      Map.of(
          "Item",
          "public record Item@(String id, String name, int size) {}",
          "Items",
          """
          public interface Items@ {
            java.util.Optional<Item@> find(String id);
            java.util.List<Item@> all();
            void save(Item@ item);
          }
          """,
          "StoredItems",
          """
          import java.util.*;
          public final class StoredItems@ implements Items@ {
            private final Sql sql;
            public StoredItems@(Sql sql) { this.sql = sql; }
            public Optional<Item@> find(String id) {
              return sql.query("select * from item@ where id = ?", StoredItems@::row, id)
                  .stream().findFirst();
            }
            public List<Item@> all() {
              return sql.query("select * from item@",
                  row -> new Item@(row.getString(1), row.getString(2), row.getInt(3)));
            }
            public void save(Item@ item) {
              sql.query("insert into item@ values (?, ?, ?)", row -> null,
                  item.id(), item.name(), item.size());
            }
            private static Item@ row(java.sql.ResultSet row) throws java.sql.SQLException {
              return new Item@(row.getString(1), row.getString(2), row.getInt(3));
            }
          }
          """,
          "CachedItems",
          """
          import java.util.*;
          import java.util.concurrent.ConcurrentHashMap;
          public final class CachedItems@ implements Items@ {
            private final Map<String, Optional<Item@>> known = new ConcurrentHashMap<>();
            private final Items@ items;
            public CachedItems@(Items@ items) { this.items = items; }
            public Optional<Item@> find(String id) {
              return known.computeIfAbsent(id, items::find);
            }
            public List<Item@> all() { return items.all(); }
            public void save(Item@ item) {
              items.save(item);
              known.put(item.id(), Optional.of(item));
            }
          }
          """,
          "Service",
          """
          public interface Service@ {
            java.util.List<String> names(String prefix);
            Item@ get(String id);
            void add(Item@ item);
          }
          """,
          "PlainService",
          """
          import java.util.*;
          import java.util.stream.*;
          public final class PlainService@ implements Service@ {
            private final Items@ items;
            private final Events@ events;
            private final Service% partner;
            public PlainService@(Items@ items, Events@ events, Service% partner) {
              this.items = items;
              this.events = events;
              this.partner = partner;
            }
            public List<String> names(String prefix) {
              return items.all().stream().map(Item@::name)
                  .filter(name -> name.startsWith(prefix)).sorted()
                  .collect(Collectors.toList());
            }
            public Item@ get(String id) {
              return items.find(id).orElseGet(() -> new Item@(id, partnerName(id), 0));
            }
            public void add(Item@ item) {
              List<String> problems = Validator@.problems(item);
              if (!problems.isEmpty()) throw new IllegalArgumentException(problems.toString());
              items.save(item);
              events.publish(item);
            }
            private String partnerName(String id) {
              return partner == null ? "" : partner.get(id).name();
            }
          }
          """,
          "Validator",
          """
          import java.util.*;
          final class Validator@ {
            private static final int LARGEST = 1000;
            static List<String> problems(Item@ item) {
              List<String> problems = new ArrayList<>();
              if (item.id() == null || item.id().isBlank()) problems.add("id");
              if (item.name().length() > 80) problems.add("name");
              for (char c : item.name().toCharArray()) {
                if (Character.isISOControl(c)) { problems.add("control character"); break; }
              }
              if (item.size() < 0 || item.size() > LARGEST) problems.add("size " + item.size());
              return problems;
            }
          }
          """,
          "Events",
          """
          import java.util.*;
          import java.util.concurrent.CopyOnWriteArrayList;
          import java.util.function.Consumer;
          public final class Events@ {
            private final List<Consumer<Item@>> listeners = new CopyOnWriteArrayList<>();
            public void subscribe(Consumer<Item@> listener) { listeners.add(listener); }
            public void publish(Item@ item) {
              for (Consumer<Item@> listener : listeners) listener.accept(item);
            }
          }
          """,
          "Controller",
          """
          import io.javalin.http.Context;
          import java.util.concurrent.*;
          public final class Controller@ {
            private final Service@ service;
            private final Executor pool;
            public Controller@(Service@ service, Executor pool) {
              this.service = service;
              this.pool = pool;
            }
            public void list(Context ctx) {
              String prefix = ctx.queryParam("prefix") == null ? "" : ctx.queryParam("prefix");
              later(ctx, () -> service.names(prefix));
            }
            public void show(Context ctx) {
              Item@ item = service.get(ctx.pathParam("id"));
              ctx.json(item);
            }
            public void create(Context ctx) {
              Item@ item = new Item@(ctx.formParam("id"), ctx.formParam("name"), 1);
              later(ctx, () -> { service.add(item); return item; });
            }
            private <T> void later(Context ctx, java.util.function.Supplier<T> work) {
              ctx.future(() -> CompletableFuture.supplyAsync(work, pool)
                  .thenAccept(answer -> ctx.json(answer))
                  .exceptionally(failure -> { ctx.status(500); return null; }));
            }
          }
          """,
          "Module",
          """
          import java.util.concurrent.Executor;
          public final class Module@ {
            public final Service@ service;
            public Module@(Sql sql, Executor pool, Service% partner, io.javalin.config.RoutesConfig routes) {
              Events@ events = new Events@();
              events.subscribe(item -> System.getLogger("items").log(System.Logger.Level.INFO, item.name()));
              service = new PlainService@(new CachedItems@(new StoredItems@(sql)), events, partner);
              Controller@ controller = new Controller@(service, pool);
              routes.get("/items@", controller::list);
              routes.get("/items@/{id}", controller::show);
              routes.post("/items@", controller::create);
              routes.get("/items@/{id}/name", ctx -> ctx.result(service.get("a").name()));
            }
          }
          """);

  private GeneratedApplication() {}

  /** Returns the sources, by path, of an application with about this number of classes. */
  static Map<String, String> sources(int classes) {
    int features = Math.max(1, classes / CLASSES_PER_FEATURE);
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("lifelike/Sql.java", SQL);
    sources.put("lifelike/App.java", app(features));
    for (int i = 0; i < features; i++) {
      String own = Integer.toString(i);
      String partner = Integer.toString(i / 2);
      FEATURE.forEach(
          (name, text) ->
              sources.put(
                  "lifelike/" + name + own + ".java",
                  "package lifelike;\n" + text.replace("@", own).replace("%", partner)));
    }
    return sources;
  }

  private static String app(int features) {
    return """
    package lifelike;
    import java.util.concurrent.*;
    public final class App {
      public static void start(javax.sql.DataSource source) {
        ExecutorService pool = Executors.newFixedThreadPool(16);
        Sql sql = new Sql(source);
        io.javalin.Javalin.create(config -> {
    %s
        });
      }
    }
    """
        .formatted(
            IntStream.range(0, features)
                .mapToObj(
                    i ->
                        "      Module%d m%d = new Module%d(sql, pool, %s, config.routes);"
                            .formatted(i, i, i, i == 0 ? "null" : "m" + i / 2 + ".service"))
                .collect(Collectors.joining("\n")));
  }
}
