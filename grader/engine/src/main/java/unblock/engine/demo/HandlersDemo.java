package unblock.engine.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import unblock.engine.exercise.ServerModel;
import unblock.engine.report.html.ComparisonPage;
import unblock.message.Message;
import unblock.message.Translator;

/** The article's example: three requests to a server with one worker. */
final class HandlersDemo {
  static final int REQUESTS = 3;

  private static final Message ABOUT =
      Message.of("demo.about", "requests", List.of("R1 /login", "R2 /info", "R3 /history"));

  private final ServerRuns servers;
  private final DemoScreen screen;
  private final Translator texts;

  HandlersDemo(ServerRuns servers, DemoScreen screen) {
    this.servers = servers;
    this.screen = screen;
    this.texts = screen.texts();
  }

  /** Runs both kinds of handlers and returns the page. */
  String run() throws IOException {
    screen.text(Message.of("demo.title"));
    screen.blank();
    screen.text(ABOUT);
    Map<HandlerStyle, ServerRun> runs = new EnumMap<>(HandlerStyle.class);
    for (HandlerStyle style : HandlerStyle.values()) {
      runs.put(style, run(style));
    }
    return page(runs).write(texts);
  }

  private ServerRun run(HandlerStyle style) throws IOException {
    screen.blank();
    screen.text(style.words());
    screen.text(style.about());
    OptionalInt predicted = screen.ask(Message.of("demo.predict", "requests", REQUESTS), REQUESTS);
    screen.text(Message.of("demo.running"));
    ServerRun run = servers.run(style, new ServerModel.EventLoop(), List.of(REQUESTS));
    screen.blank();
    screen.picture(run.timeline());
    screen.blank();
    screen.line(result(run, predicted));
    return run;
  }

  private String result(ServerRun run, OptionalInt predicted) {
    String met = texts.text(met(run));
    if (predicted.isEmpty()) {
      return met;
    }
    String verdict =
        texts.text(
            predicted.getAsInt() == run.met()
                ? Message.of("demo.predicted.right")
                : Message.of("demo.predicted.other", "predicted", predicted.getAsInt()));
    return met + " " + verdict;
  }

  private static Message met(ServerRun run) {
    return switch (run.style()) {
      case BLOCKING -> Message.of("demo.met.blocking", "met", run.met(), "requests", REQUESTS);
      case NON_BLOCKING ->
          Message.of("demo.met.non-blocking", "met", run.met(), "requests", REQUESTS);
    };
  }

  private ComparisonPage page(Map<HandlerStyle, ServerRun> runs) {
    ComparisonPage.Run blocking = named(runs, HandlerStyle.BLOCKING);
    ComparisonPage.Run free = named(runs, HandlerStyle.NON_BLOCKING);
    List<String> sentences = new ArrayList<>();
    sentences.add(texts.text(ABOUT));
    runs.values().forEach(each -> sentences.add(texts.text(met(each))));
    return new ComparisonPage(
        texts.text("demo.title"),
        sentences,
        Optional.empty(),
        List.of(
            new ComparisonPage.Part(
                texts.text("demo.page.both"),
                texts.text("demo.page.about"),
                blocking,
                Optional.of(free),
                true),
            new ComparisonPage.Part(
                texts.text(HandlerStyle.NON_BLOCKING.words()),
                texts.text(HandlerStyle.NON_BLOCKING.about()),
                free,
                Optional.empty(),
                true)));
  }

  private ComparisonPage.Run named(Map<HandlerStyle, ServerRun> runs, HandlerStyle style) {
    ServerRun run = Objects.requireNonNull(runs.get(style));
    return new ComparisonPage.Run(texts.text(style.words()), run.timeline());
  }
}
