package unblock.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unblock.cli.intake.Arrivals;
import unblock.grader.Exercises;
import unblock.grader.model.Exercise;
import unblock.grader.model.GradeReport;
import unblock.grader.report.Pace;
import unblock.grader.submission.UnusableSubmission;

/** {@code unblock grade}: takes submissions in, has them graded, and reports. */
@Command(name = "grade", description = "Grades submissions and says what is missing.")
final class GradeCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Submissions: folders of any layout, or zip files.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--exercise",
      paramLabel = "ID",
      description = "Grade this exercise only; may be given several times.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--batch", description = "Each PATH is a folder full of submissions.")
  private boolean batch;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Keep each grade as DIR/<submission>/grade.json, and what its code prints beside it.")
  private @Nullable Path report;

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Append the grades to FILE as Markdown, for $GITHUB_STEP_SUMMARY.")
  private @Nullable Path summary;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Grade N submissions at once (default: half as many as there are cores).")
  private int jobs = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Repeat an earlier run's random choices (default: new ones).")
  private long seed = 1L + new SecureRandom().nextInt(999_999);

  @Option(
      names = "--isolation",
      paramLabel = "HOW",
      description = "Run submissions in a process or a container (default: ${DEFAULT-VALUE}).")
  private Isolation isolation = Isolation.PROCESS;

  @Option(names = "--times", description = "Say how long each step took.")
  private boolean times;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Grading.Start gradings;
  private final Map<String, String> environment;

  GradeCommand(Grading.Start gradings, Map<String, String> environment) {
    this.gradings = gradings;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Screen screen = Screen.of(spec.commandLine(), environment);
    Map<String, String> packages = packages();
    if (jobs < 1) {
      throw new ParameterException(spec.commandLine(), "--jobs must be 1 or more.");
    }
    if (isolation == Isolation.CONTAINER) {
      throw new Fault(
          "--isolation container is not available yet in this version; use --isolation process.");
    }
    Arrivals arrivals = Arrivals.at(batch ? inBatches() : paths, packages);
    Path folder = arrivals.submissions().isEmpty() ? null : report;
    Desk desk = Desk.of(screen, folder, summary);
    arrivals.refusals().forEach(desk::refuse);
    List<GradeReport> reports = List.of();
    Pace pace = new Pace();
    if (!arrivals.submissions().isEmpty()) {
      try (Round round =
          Round.of(gradings.start(seed, pace::add, Optional.ofNullable(report)), jobs)) {
        reports = round.grade(arrivals.submissions(), desk);
      }
    }
    desk.finish(reports);
    if (times) {
      pace.lines().forEach(screen::remark);
    }
    boolean complete =
        arrivals.refusals().isEmpty() && reports.size() == arrivals.submissions().size();
    return complete ? ExitStatus.of(reports) : ExitStatus.AT_FAULT;
  }

  private List<Path> inBatches() {
    List<Path> submissions = new ArrayList<>();
    for (Path path : paths) {
      try {
        submissions.addAll(Arrivals.in(path));
      } catch (UnusableSubmission e) {
        throw new Fault(String.valueOf(e.getMessage()), e);
      }
    }
    // Earlier reports may lie beside the submissions; they are none.
    submissions.removeIf(each -> report != null && isSame(each, report));
    return submissions;
  }

  private static boolean isSame(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  private Map<String, String> packages() {
    List<String> known = Exercises.all().stream().map(Exercise::id).toList();
    for (String id : ids) {
      if (!known.contains(id)) {
        throw new ParameterException(
            spec.commandLine(),
            "There is no exercise %s. The exercises are %s."
                .formatted(id, String.join(", ", known)));
      }
    }
    Map<String, String> packages = new LinkedHashMap<>();
    for (Exercise exercise : Exercises.all()) {
      if (ids.isEmpty() || ids.contains(exercise.id())) {
        packages.put(exercise.packageName(), exercise.id());
      }
    }
    return packages;
  }
}
