package unblock.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import unblock.engine.exercise.ServerModel;
import unblock.engine.report.TimelineCharacters;
import unblock.engine.report.html.RecordedRun;
import unblock.message.Translator;

/** Runs the demo for real, with a person who predicts 2 and then 3. */
class DemoTest {
  private static final Translator ENGLISH = Translator.of(Locale.ENGLISH);

  /** The row of a request that waits without a worker. */
  private static final Predicate<String> FREE = each -> each.contains("~");

  @TempDir private Path folder;

  @Test
  void itComparesAPredictionWithARealRunAndDrawsBoth() throws Exception {
    StringWriter shown = new StringWriter();
    PrintWriter out = new PrintWriter(shown);
    Answers answers = new TerminalAnswers(new StringReader("7\n2\n3\n"), out, ENGLISH);
    Path page = folder.resolve("demo.html");

    Demo.run(
        Demo.Subject.HANDLERS,
        page,
        new DemoScreen(out, TimelineCharacters.ASCII, answers, ENGLISH));

    String text = shown.toString().replaceAll("\\s+", " ");
    assertThat(text)
        .contains("Type a number from 0 to 3")
        .contains("at most 1 of 3 requests waited for the database together")
        .contains("You predicted 2.")
        .contains("3 of 3 requests waited for the database together")
        .contains("You predicted that.")
        .endsWith("in a browser: " + page + " ");
    List<String> rows = shown.toString().lines().filter(each -> each.startsWith("  R")).toList();
    assertThat(rows).hasSize(6).allMatch(each -> each.matches(".*> +200"));
    // The run of the blocking handlers is drawn first.
    assertThat(rows.subList(0, 3)).anyMatch(each -> each.contains("XXXXXX")).noneMatch(FREE);
    assertThat(rows.subList(3, 6)).allMatch(FREE).noneMatch(each -> each.contains("X"));

    Document html = Jsoup.parse(Files.readString(page));
    assertThat(html.select(".timeline")).hasSize(2);
    assertThat(html.select(".timeline").get(0).select("figcaption").eachText())
        .containsExactly("Blocking handlers", "Non-blocking handlers");
    assertThat(html.select(".timeline").get(0).select(".mark-name").eachText())
        .contains("pulse missed", "pulse answered");
    assertThat(html.text()).doesNotContain("thenAccept");
  }

  @Test
  void withoutATerminalNobodyIsWaitedFor() {
    assertThat(Answers.NONE.next(3)).isEmpty();
    PrintWriter out = new PrintWriter(new StringWriter());
    assertThat(new TerminalAnswers(new StringReader(""), out, ENGLISH).next(3)).isEmpty();
    assertThat(new TerminalAnswers(new StringReader("\n"), out, ENGLISH).next(3)).isEmpty();
  }

  /** Keeps the runs from which the pictures at the top of the README are drawn. */
  @Test
  @EnabledIfSystemProperty(named = "unblock.record-demo", matches = "true")
  void recordsItsRuns() throws Exception {
    try (ArticleServers servers = new ArticleServers()) {
      for (HandlerStyle style : HandlerStyle.values()) {
        ServerRun run =
            servers.run(style, new ServerModel.EventLoop(), List.of(HandlersDemo.REQUESTS));
        new RecordedRun(style.words().key().replace('.', '-'), run.timeline()).write();
      }
    }
  }
}
