package unblock.engine.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import unblock.engine.exercise.ServerModel;
import unblock.engine.report.TextWidth;
import unblock.engine.report.html.ComparisonPage;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * The article's comparison: both kinds of handlers on five kinds of servers. It counts requests and
 * measures no time, so that the counts are the same on any machine.
 */
final class ModelsDemo {
  static final int REQUESTS = 50;

  /** The requests whose events are shown. */
  private static final int FEW = 3;

  private static final String GAP = "  ";

  private final ServerRuns servers;
  private final DemoScreen screen;
  private final Translator texts;

  ModelsDemo(ServerRuns servers, DemoScreen screen) {
    this.servers = servers;
    this.screen = screen;
    this.texts = screen.texts();
  }

  /** A run that is planned, with the person's prediction. */
  private record Plan(ArticleModel model, HandlerStyle style, OptionalInt predicted) {}

  /** A plan with its run; without one when this Java lacks the server. */
  private record Finished(Plan plan, Optional<ServerRun> run) {}

  /** Asks for all predictions, runs all servers and returns the page. */
  String run() throws IOException {
    screen.text(Message.of("demo.models.title"));
    screen.blank();
    screen.text(Message.of("demo.models.about", "requests", REQUESTS));
    screen.blank();
    List<Finished> results = new ArrayList<>();
    for (Plan plan : plans()) {
      results.add(run(plan));
    }
    ComparisonPage.Table table = table(results);
    screen.blank();
    screen.lines(lines(table));
    return new ComparisonPage(
            texts.text("demo.models.title"),
            List.of(
                texts.text(Message.of("demo.models.about", "requests", REQUESTS)),
                texts.text("demo.models.result")),
            Optional.of(table),
            parts(results))
        .write(texts);
  }

  private List<Plan> plans() {
    List<Plan> plans = new ArrayList<>();
    for (ArticleModel model : ArticleModel.values()) {
      for (HandlerStyle style : HandlerStyle.values()) {
        Message question =
            Message.of(
                "demo.models.predict",
                "handlers",
                style.words(),
                "server",
                model.words(),
                "requests",
                REQUESTS);
        plans.add(
            new Plan(
                model,
                style,
                model.isThere() ? screen.ask(question, REQUESTS) : OptionalInt.empty()));
      }
    }
    return plans;
  }

  private Finished run(Plan plan) throws IOException {
    if (!plan.model().isThere()) {
      return new Finished(plan, Optional.empty());
    }
    screen.text(
        Message.of(
            "demo.models.running",
            "handlers",
            plan.style().words(),
            "server",
            plan.model().words()));
    return new Finished(
        plan,
        Optional.of(servers.run(plan.style(), plan.model().server(), List.of(FEW, REQUESTS))));
  }

  private ComparisonPage.Table table(List<Finished> results) {
    List<List<String>> rows = new ArrayList<>();
    for (ArticleModel model : ArticleModel.values()) {
      List<String> row = new ArrayList<>(List.of(texts.text(model.words())));
      results.stream()
          .filter(each -> each.plan().model() == model)
          .forEach(each -> row.add(cell(each)));
      rows.add(row);
    }
    List<String> columns =
        List.of(
            texts.text("demo.models.server"),
            texts.text(HandlerStyle.BLOCKING.words()),
            texts.text(HandlerStyle.NON_BLOCKING.words()));
    return new ComparisonPage.Table(
        texts.text(Message.of("demo.models.counts", "requests", REQUESTS)), columns, rows);
  }

  private String cell(Finished result) {
    if (result.run().isEmpty()) {
      return texts.text(Message.of("demo.models.needs", "java", ServerModel.VirtualThreads.JAVA));
    }
    int met = result.run().get().met();
    OptionalInt predicted = result.plan().predicted();
    return predicted.isEmpty()
        ? Integer.toString(met)
        : texts.text(Message.of("demo.models.cell", "met", met, "predicted", predicted.getAsInt()));
  }

  /** The table in columns. */
  private static List<String> lines(ComparisonPage.Table table) {
    List<List<String>> all = new ArrayList<>(List.of(table.columns()));
    all.addAll(table.rows());
    List<String> lines = new ArrayList<>(List.of(table.name()));
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = all.stream().mapToInt(each -> TextWidth.of(each.get(column))).max().orElse(0);
        line.append(TextWidth.padded(row.get(i), width)).append(GAP);
      }
      lines.add((GAP + line).stripTrailing());
    }
    return lines;
  }

  private List<ComparisonPage.Part> parts(List<Finished> results) {
    List<ComparisonPage.Part> parts = new ArrayList<>();
    for (ArticleModel model : ArticleModel.values()) {
      List<ServerRun> runs =
          results.stream()
              .filter(each -> each.plan().model() == model)
              .flatMap(each -> each.run().stream())
              .toList();
      if (!runs.isEmpty()) {
        parts.add(
            new ComparisonPage.Part(
                texts.text(model.words()),
                texts.text(Message.of("demo.models.events", "requests", FEW)),
                named(runs, HandlerStyle.BLOCKING),
                Optional.of(named(runs, HandlerStyle.NON_BLOCKING)),
                !model.server().mayBlock()));
      }
    }
    return parts;
  }

  private ComparisonPage.Run named(List<ServerRun> runs, HandlerStyle style) {
    ServerRun run = runs.stream().filter(each -> each.style() == style).findFirst().orElseThrow();
    return new ComparisonPage.Run(texts.text(style.words()), run.timeline());
  }
}
