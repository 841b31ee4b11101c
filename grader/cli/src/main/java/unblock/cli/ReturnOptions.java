package unblock.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import unblock.cli.marks.MarkRules;
import unblock.cli.marks.MarksFile;
import unblock.cli.marks.MarksPlatform;
import unblock.cli.marks.OverrideFile;
import unblock.cli.marks.UnusableMarks;
import unblock.engine.Course;
import unblock.engine.model.Credit;
import unblock.engine.rubric.LateRule;
import unblock.engine.rubric.UnusableRubric;
import unblock.message.Message;

/** The options for what goes back to students and into a learning platform. */
final class ReturnOptions {
  private static final String NO_RULE = "none";
  private static final String OVERRIDES = "overrides.csv";

  @Option(
      names = "--marks",
      arity = "2",
      hideParamSyntax = true,
      paramLabel = "cli.label.marks",
      descriptionKey = "cli.option.marks")
  private List<String> marks = new ArrayList<>();

  @Option(
      names = "--marks-column",
      paramLabel = "cli.label.name",
      descriptionKey = "cli.option.marks-column")
  private @Nullable String column;

  @Option(names = "--feedback-zip", descriptionKey = "cli.option.feedback-zip")
  private boolean feedbackZip;

  @Option(names = "--late", paramLabel = "cli.label.rule", descriptionKey = "cli.option.late")
  private @Nullable String late;

  @Option(
      names = "--overrides",
      paramLabel = "cli.label.file",
      descriptionKey = "cli.option.overrides")
  private @Nullable Path overrides;

  @Option(names = "--quiet", descriptionKey = "cli.option.quiet")
  private boolean quiet;

  /** Whether nothing is printed but what a person has to act on. */
  boolean isQuiet() {
    return quiet;
  }

  /**
   * Reads all files, and refuses those that do not fit before anything is graded.
   *
   * @param report the folder of the round; without it, nothing goes back
   * @param exercises the ids of the graded exercises
   * @param people the students and submissions of the request
   */
  ClassReturns checked(
      CommandSpec spec,
      @Nullable Path report,
      CourseOptions.Chosen chosen,
      List<String> exercises,
      ClassMembers people) {
    if (report == null) {
      for (String option : List.of("--marks", "--feedback-zip", "--late", "--overrides")) {
        if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
          throw new UsageFault(
              spec.commandLine(), Message.of("cli.returns.report-alone", "option", option));
        }
      }
      return ClassReturns.NONE;
    }
    double possible = possible(chosen.course(), exercises);
    MarkRules rules = new MarkRules(possible, rule(chosen), overrides(report, exercises, people));
    try {
      rules.requireExtensions(people.students());
    } catch (UnusableMarks e) {
      throw new CommandFault(e.message(), e);
    }
    return new ClassReturns(rules, marksFiles(spec, report, possible, people), feedbackZip);
  }

  private static double possible(Course course, List<String> exercises) {
    return course.exercises().stream()
        .filter(each -> exercises.contains(each.id()))
        .flatMap(each -> each.criteria().stream())
        .filter(each -> each.credit() == Credit.REGULAR)
        .mapToDouble(each -> each.points())
        .sum();
  }

  private Optional<LateRule> rule(CourseOptions.Chosen chosen) {
    if (NO_RULE.equals(late)) {
      return Optional.empty();
    }
    Optional<LateRule> rule =
        late == null
            ? chosen.late()
            : Optional.of(parsed(late)).map(own -> chosen.late().map(own::over).orElse(own));
    rule.flatMap(LateRule::missing)
        .ifPresent(
            key -> {
              throw new CommandFault(Message.of("cli.late.incomplete", "key", key));
            });
    return rule;
  }

  private static LateRule parsed(String text) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String each : text.split(",", -1)) {
      int equals = each.indexOf('=');
      if (equals < 0) {
        throw new CommandFault(Message.of("cli.late.form", "text", each, "known", LateRule.KEYS));
      }
      settings.put(each.substring(0, equals).strip(), each.substring(equals + 1).strip());
    }
    try {
      return LateRule.of("--late", settings);
    } catch (UnusableRubric e) {
      throw new CommandFault(Message.of("cli.late.unusable", "reason", e.message()), e);
    }
  }

  /** The file of the option, or else the one in the folder of the round, which no run changes. */
  private OverrideFile overrides(Path report, List<String> exercises, ClassMembers people) {
    Path kept = report.resolve(OVERRIDES);
    if (overrides == null && !Files.exists(kept)) {
      return OverrideFile.NONE;
    }
    Path file = overrides == null ? kept : overrides;
    try {
      OverrideFile read = OverrideFile.read(file, exercises);
      read.requireKnown(people.students(), people.submissions());
      return read;
    } catch (UnusableMarks e) {
      throw new CommandFault(
          Message.of("cli.overrides.unusable", "file", file.toString(), "reason", e.message()), e);
    }
  }

  private List<MarksCopy> marksFiles(
      CommandSpec spec, Path report, double possible, ClassMembers people) {
    List<MarksCopy> copies = new ArrayList<>();
    for (int i = 0; i + 1 < marks.size(); i += 2) {
      String id = marks.get(i);
      MarksPlatform platform =
          MarksPlatform.of(id)
              .orElseThrow(
                  () ->
                      new UsageFault(
                          spec.commandLine(), Message.of("cli.marks.platform", "value", id)));
      Path file = Path.of(marks.get(i + 1));
      try {
        MarksFile read =
            MarksFile.read(
                platform, file, possible, Optional.ofNullable(column), people.students());
        MarksCopy copy = MarksCopy.of(read, platform, report);
        copies.add(copy);
        if (copies.stream().filter(each -> each.name().equals(copy.name())).count() > 1) {
          throw new CommandFault(Message.of("cli.marks.same-name", "name", copy.name()));
        }
      } catch (UnusableMarks e) {
        throw new CommandFault(
            Message.of("cli.marks.unusable", "file", file.toString(), "reason", e.message()), e);
      }
    }
    return copies;
  }
}
