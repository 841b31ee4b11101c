package unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many handlers run their queries in one helper, which gets each query as a function. */
class SharedHelperTest {
  private static final int HANDLERS = 120;

  @TempDir Path folder;

  @Test
  void followsTheFunctionOfEachCaller() throws IOException {
    Path classes = Sources.compile(folder, "Queries", source());

    Map<String, List<Finding>> found = HandlerInspector.byHandler(List.of(classes), List.of());

    for (int i = 0; i < HANDLERS; i++) {
      List<Severity> severities =
          found.get("corpus.Queries#handler" + i).stream().map(Finding::severity).toList();
      if (i % 2 == 0) {
        assertThat(severities).as("handler" + i).containsExactly(Severity.BLOCKS);
      } else {
        assertThat(severities).as("handler" + i).isEmpty();
      }
    }
  }

  private static String source() {
    return """
        package corpus;

        import io.javalin.Javalin;
        import io.javalin.http.Context;
        import java.util.function.Supplier;

        class Queries {
          static <T> T tried(Supplier<T> query) {
            try {
              return query.get();
            } catch (IllegalStateException e) {
              return null;
            }
          }

          static <T> T authorized(String token, Supplier<T> query) {
            return tried(
                () -> {
                  token.length();
                  return query.get();
                });
          }

          static String asleep() {
            try {
              Thread.sleep(100);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return "slept";
          }

          static Javalin app() {
            return Javalin.create(
                config -> {
        %s
                });
          }

        %s
        }
        """
        .formatted(
            each(
                "    config.routes.get(\"/%1$d\", Queries::handler%1$d);",
                "    config.routes.get(\"/%1$d\", Queries::handler%1$d);"),
            each(
                "  static void handler%1$d(Context ctx) { ctx.result(authorized(ctx.path(), () -> asleep() + %1$d)); }",
                "  static void handler%1$d(Context ctx) { ctx.result(authorized(ctx.path(), () -> \"none \" + %1$d)); }"));
  }

  private static String each(String even, String odd) {
    return IntStream.range(0, HANDLERS)
        .mapToObj(i -> (i % 2 == 0 ? even : odd).formatted(i))
        .collect(Collectors.joining("\n"));
  }
}
