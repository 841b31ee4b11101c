package unblock.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import unblock.engine.exercise.ServerModel;
import unblock.engine.model.Gathering;
import unblock.engine.model.Pulse;
import unblock.engine.model.Span;
import unblock.engine.model.Timeline;
import unblock.engine.model.TimelineEvent;
import unblock.engine.report.TimelineCharacters;
import unblock.message.Translator;

/** The counts of the server models: some from real runs, the table from given ones. */
class ModelsDemoTest {
  private static final Translator ENGLISH = Translator.of(Locale.ENGLISH);

  @Test
  void aPoolMeetsAsManyAsItHasThreads() throws Exception {
    assertThat(met(HandlerStyle.BLOCKING, new ServerModel.WorkerPool(8), 20)).isEqualTo(8);
  }

  @Test
  void aSerialServerMeetsOneWhateverTheHandlers() throws Exception {
    assertThat(met(HandlerStyle.NON_BLOCKING, new ServerModel.Serial(), 5)).isEqualTo(1);
  }

  @Test
  void virtualThreadsMeetAll() throws Exception {
    assumeThat(ArticleModel.VIRTUAL_THREADS.isThere()).isTrue();
    assertThat(met(HandlerStyle.BLOCKING, new ServerModel.VirtualThreads(), 20)).isEqualTo(20);
  }

  @Test
  void theTableHasEachCountBesideThePrediction() throws Exception {
    StringWriter shown = new StringWriter();
    PrintWriter out = new PrintWriter(shown);
    List<String> asked = new ArrayList<>();
    Answers answers =
        most -> {
          asked.add(shown.toString());
          return OptionalInt.of(most);
        };
    ServerRuns runs =
        (style, server, sizes) ->
            new ServerRun(
                style, server, sizes.stream().map(size -> gathering(server.workers())).toList());

    String page =
        new ModelsDemo(runs, new DemoScreen(out, TimelineCharacters.ASCII, answers, ENGLISH)).run();

    boolean hasAll = ArticleModel.VIRTUAL_THREADS.isThere();
    assertThat(asked).hasSize(hasAll ? 10 : 8);
    assertThat(shown.toString()).contains("pool of 40 threads", "40 (you predicted 50)");
    Document html = Jsoup.parse(page);
    assertThat(html.select(".counts tbody tr")).hasSize(5);
    assertThat(html.select(".counts tbody tr").get(1).text())
        .isEqualTo("pool of 8 threads 8 (you predicted 50) 8 (you predicted 50)");
    assertThat(html.select(".counts tbody tr").get(3).text().contains("needs Java 21"))
        .isEqualTo(!hasAll);
  }

  private static int met(HandlerStyle style, ServerModel server, int requests) throws IOException {
    try (ArticleServers servers = new ArticleServers()) {
      return servers.run(style, server, List.of(requests)).met();
    }
  }

  /** As many requests as given wait together. */
  private static Gathering gathering(int met) {
    List<Timeline.Request> requests = new ArrayList<>();
    for (int i = 0; i < met; i++) {
      requests.add(new Timeline.Request("R" + i, "/info", List.of(new Span(Span.Kind.GATE, 0, 1))));
    }
    Timeline timeline =
        new Timeline(
            requests, List.of(new TimelineEvent(TimelineEvent.Kind.SENT, "R0", 0, "", "")));
    return new Gathering(met, met, 0, timeline, Pulse.NOT_TAKEN, List.of());
  }
}
