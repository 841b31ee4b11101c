package unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.message.Translator;

class FoldedFindingsTest {
  private static final String SOURCE =
      """
      package corpus;
      import io.javalin.http.Context;
      import java.sql.*;
      class Stored {
        static class Shows implements io.javalin.http.Handler {
          public void handle(Context ctx) throws Exception { new Dao().all(3); }
        }
        static class Lists implements io.javalin.http.Handler {
          public void handle(Context ctx) throws Exception { new Dao().all(0); new Dao().nap(); }
        }
      }
      class Dao {
        javax.sql.DataSource source;
        int all(int depth) throws Exception {
          if (depth > 0) { return again(depth - 1); }
          try (Connection c = source.getConnection();
              PreparedStatement s = c.prepareStatement("select 1")) {
            try (ResultSet rows = s.executeQuery()) {
              return rows.next() ? 1 : 0;
            }
          }
        }
        int again(int depth) throws Exception { return all(depth); }
        void nap() throws Exception {
          Thread.sleep(1);
          Thread.sleep(2);
          synchronized (this) { wait(); }
        }
      }
      """;

  @TempDir Path folder;

  private InspectionResult inspection;

  @BeforeEach
  void inspect() throws IOException {
    Path source = folder.resolve("Stored.java");
    Files.writeString(source, SOURCE);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Corpus.compile(List.of(source), classes);
    inspection =
        HandlerInspector.inspect(List.of(classes), InspectionSettings.ofProject(List.of()));
  }

  @Test
  void oneFindingPerMethodAndCause() {
    assertThat(inspection.folded().findings())
        .extracting(Finding::call)
        .containsExactlyInAnyOrder("DataSource.getConnection", "Thread.sleep", "Object.wait");
  }

  @Test
  void theFindingNamesTheOtherCallsAndAllHandlers() {
    Finding query = finding("DataSource.getConnection");

    assertThat(Translator.english().text(query.message()))
        .contains(
            "the method calls PreparedStatement.executeQuery (Stored.java:18)",
            "ResultSet.next (Stored.java:19)",
            "Connection.prepareStatement (Stored.java:17)")
        .doesNotContain("close")
        .endsWith("or use a client that does not block.");
    assertThat(query.handlers())
        .containsExactlyInAnyOrder("corpus.Stored$Shows#handle", "corpus.Stored$Lists#handle");
  }

  @Test
  void thePathHasNoRoundsOfRecursion() {
    inspection
        .findings()
        .forEach(each -> assertThat(each.path()).doesNotHaveDuplicates().hasSizeLessThan(5));
  }

  @Test
  void nothingIsLost() {
    assertThat(inspection.folded().byFinding().values().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(
            inspection.byFinding().values().stream().flatMap(List::stream).toList());
  }

  private Finding finding(String call) {
    return inspection.folded().findings().stream()
        .filter(each -> each.call().equals(call))
        .findFirst()
        .orElseThrow();
  }
}
