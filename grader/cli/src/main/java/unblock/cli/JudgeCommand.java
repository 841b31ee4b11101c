package unblock.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unblock.cli.journal.DurableFiles;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.report.UnreadableGrade;
import unblock.engine.report.html.HtmlReport;
import unblock.message.Message;

/** {@code unblock judge}: judges the evidence of earlier runs again. */
@Command(name = "judge", description = "cli.judge.help")
final class JudgeCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "cli.label.grade",
      descriptionKey = "cli.judge.option.grade")
  private List<Path> files = new ArrayList<>();

  @Mixin private CourseOptions courseOptions = new CourseOptions();

  @Mixin private FormatOptions formatOptions = new FormatOptions();

  @Option(names = "--html", descriptionKey = "cli.judge.option.html")
  private boolean html;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Map<String, String> environment;
  private final LanguageOption language;

  JudgeCommand(Map<String, String> environment, LanguageOption language) {
    this.environment = environment;
    this.language = language;
  }

  @Override
  public Integer call() {
    CourseOptions.Chosen chosen = courseOptions.chosen();
    TerminalScreen screen =
        TerminalScreen.of(spec.commandLine(), environment, language.texts(chosen.course()));
    ReportOutputs outputs = formatOptions.outputs(chosen.course(), List.of(), List.of(), screen);
    outputs
        .problem(files.size(), files)
        .ifPresent(
            sentence -> {
              throw new CommandFault(sentence);
            });
    outputs.removeOld();
    GradePublisher desk = GradePublisher.of(screen, null, outputs);
    List<ScoreChange> changes = new ArrayList<>();
    for (Path file : files) {
      GradeReport then = read(file);
      GradeReport now = chosen.judged(then, file);
      desk.accept(List.of(), now);
      if (html) {
        writePage(file, now, screen);
      }
      changes(then, now).forEach(screen::remark);
      changes.add(ScoreChange.of(then, now));
    }
    desk.finish();
    if (!chosen.rubric().isEmpty() && !outputs.printsData()) {
      ScoreChange.told(changes)
          .forEach(line -> screen.report(screen.texts().text(line) + System.lineSeparator()));
    }
    return ExitStatus.of(desk.rows());
  }

  /** Writes the page of a grade beside its grade.json. */
  private static void writePage(Path grade, GradeReport report, TerminalScreen screen) {
    Path page = grade.toAbsolutePath().resolveSibling(HtmlReport.FILE_NAME);
    try {
      DurableFiles.write(page, new HtmlReport().write(report, screen.texts()));
    } catch (IOException e) {
      throw CommandFault.unwritable(page, e);
    }
  }

  private static GradeReport read(Path file) {
    try {
      return GradeFiles.read(file);
    } catch (IOException e) {
      throw new CommandFault(
          Message.of(
              "cli.judge.unreadable", "file", file.toString(), "reason", CommandFault.reason(e)),
          e);
    } catch (UnreadableGrade e) {
      throw new CommandFault(
          Message.of("cli.judge.not-a-grade", "file", file.toString(), "reason", e.message()), e);
    }
  }

  /** One sentence for each criterion whose verdict has changed. */
  private static List<Message> changes(GradeReport then, GradeReport now) {
    List<GradedCriterion> before = then.criteria().toList();
    List<Message> changes = new ArrayList<>();
    now.criteria()
        .forEach(
            criterion ->
                before.stream()
                    .filter(old -> old.key().equals(criterion.key()))
                    .filter(old -> old.verdict() != criterion.verdict())
                    .forEach(old -> changes.add(change(old, criterion))));
    return changes;
  }

  private static Message change(GradedCriterion old, GradedCriterion now) {
    return Message.of(
        "cli.judge.changed",
        "criterion",
        now.key(),
        "before",
        Message.of("report.verdict." + old.verdict()),
        "after",
        Message.of("report.verdict." + now.verdict()));
  }
}
