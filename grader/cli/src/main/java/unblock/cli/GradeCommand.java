package unblock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unblock.cli.container.ContainerSandbox;
import unblock.cli.container.NoEngine;
import unblock.cli.intake.Arrival;
import unblock.cli.intake.ArrivalList;
import unblock.cli.intake.GitRevision;
import unblock.cli.intake.IntakeRequest;
import unblock.cli.intake.InvalidRevision;
import unblock.engine.Course;
import unblock.engine.model.SubmissionRights;
import unblock.engine.preflight.ConnectionRoute;
import unblock.engine.preflight.StartRequirements;
import unblock.engine.report.StepDurations;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/** {@code unblock grade}: takes submissions in, has them graded, and reports. */
@Command(name = GradeCommand.NAME, description = "cli.grade.help")
final class GradeCommand implements Callable<Integer> {
  static final String NAME = "grade";

  /** A child takes up to 150 MB, and a heap of 256 MiB in the worst case. */
  private static final int MOST_OF_A_CLASS = 16;

  /**
   * Waiting takes half of the time of a grading: with six at once, two cores were sometimes idle.
   */
  private static final int OF_A_CLASS_FOR_EACH_CORE = 4;

  /** Each grading takes a JVM, and no machine has the memory for more. */
  private static final int MOST_JOBS = 256;

  @Parameters(
      arity = "0..*",
      paramLabel = "cli.label.path",
      descriptionKey = "cli.grade.option.path")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--exercise",
      paramLabel = "cli.label.id",
      descriptionKey = "cli.grade.option.exercise")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--batch", descriptionKey = "cli.grade.option.batch")
  private boolean batch;

  @Option(
      names = "--git",
      paramLabel = "cli.label.repository",
      descriptionKey = "cli.grade.option.git")
  private List<String> repositories = new ArrayList<>();

  @Option(
      names = "--commit",
      paramLabel = "cli.label.commit",
      descriptionKey = "cli.grade.option.commit")
  private @Nullable String commit;

  @Option(
      names = "--before",
      paramLabel = "cli.label.time",
      descriptionKey = "cli.grade.option.before")
  private @Nullable String before;

  @Option(
      names = "--roster",
      paramLabel = "cli.label.file",
      descriptionKey = "cli.grade.option.roster")
  private @Nullable Path roster;

  @Option(
      names = "--report",
      paramLabel = "cli.label.folder",
      descriptionKey = "cli.grade.option.report")
  private @Nullable Path report;

  @Option(names = "--summary", paramLabel = "cli.label.file", descriptionKey = "cli.option.summary")
  private @Nullable Path summary;

  @Mixin private CourseOptions courseOptions = new CourseOptions();

  @Mixin private FormatOptions formatOptions = new FormatOptions();

  @Option(
      names = "--jobs",
      paramLabel = "cli.label.number",
      descriptionKey = "cli.grade.option.jobs")
  private @Nullable Integer jobs;

  @Mixin private ReturnOptions returnOptions = new ReturnOptions();

  @ArgGroup(validate = false, headingKey = "cli.grade.class-heading")
  private ClassOptions classOptions = new ClassOptions();

  @Option(
      names = "--isolation",
      paramLabel = "cli.label.isolation",
      descriptionKey = "cli.grade.option.isolation")
  private IsolationMode isolation = IsolationMode.PROCESS;

  @Option(
      names = "--image",
      paramLabel = "cli.label.image",
      descriptionKey = "cli.grade.option.image")
  private @Nullable String image;

  @Option(names = "--times", descriptionKey = "cli.grade.option.times")
  private boolean times;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final GradingService.Start gradings;
  private final Map<String, String> environment;
  private final LanguageOption language;

  GradeCommand(
      GradingService.Start gradings, Map<String, String> environment, LanguageOption language) {
    this.gradings = gradings;
    this.environment = environment;
    this.language = language;
  }

  private static int jobsByDefault(boolean batch) {
    int cores = Runtime.getRuntime().availableProcessors();
    return batch
        ? Math.min(OF_A_CLASS_FOR_EACH_CORE * cores, MOST_OF_A_CLASS)
        : Math.max(1, cores / 2);
  }

  @Override
  public Integer call() {
    int atOnce = jobs == null ? jobsByDefault(batch) : jobs;
    if (atOnce < 1) {
      throw fault(Message.of("cli.grade.too-few-jobs"));
    }
    if (atOnce > MOST_JOBS) {
      throw fault(Message.of("cli.grade.too-many-jobs", "most", MOST_JOBS));
    }
    if (image != null && isolation == IsolationMode.PROCESS) {
      throw fault(Message.of("cli.grade.image-alone"));
    }
    refuseStrangersWithTheGradersRights();
    CourseOptions.Chosen chosen = courseOptions.chosen();
    TerminalScreen screen =
        TerminalScreen.of(spec.commandLine(), environment, language.texts(chosen.course()))
            .quiet(returnOptions.isQuiet());
    Map<String, String> packages = packages(chosen.course());
    List<String> exercises =
        packages.values().stream().filter(id -> !id.equals(Submission.NOT_ASKED)).toList();
    RequestedPaths places =
        new RequestedPaths(paths, Optional.ofNullable(report), Optional.ofNullable(summary));
    places.problem().ifPresent(GradeCommand::refuse);
    ClassRound.Wish wish = classOptions.wish(spec, exercises, chosen.rubric(), report, atOnce);
    ReportOutputs outputs = formatOptions.outputs(chosen.course(), paths, ids, screen);
    boolean isOne = !batch && roster == null && paths.size() + repositories.size() <= 1;
    outputs.problem(isOne ? 1 : Integer.MAX_VALUE, paths).ifPresent(GradeCommand::refuse);
    outputs.removeOld();
    StepDurations pace = new StepDurations();
    ArrivalList arrivals = arrivals(packages);
    ClassReturns returns =
        returnOptions.checked(spec, report, chosen, exercises, ClassMembers.of(arrivals, report));
    ClassRound round =
        new ClassRound(
            wish,
            chosen.course(),
            start(),
            screen,
            GradePublisher.of(screen, summary, outputs),
            returns,
            environment);
    requireEngine();
    requireResources(arrivals, atOnce);
    int status = round.grade(arrivals, scope(), pace::add);
    if (times) {
      pace.lines().forEach(screen::remark);
    }
    return status;
  }

  /**
   * Refuses submissions of other people if they would run with the grader's rights. A person's own
   * work may have that person's rights.
   */
  private void refuseStrangersWithTheGradersRights() {
    boolean strangers = batch || roster != null;
    if (strangers
        && classOptions.trust() == SubmissionTrust.NONE
        && start().rights() == SubmissionRights.GRADER) {
      throw new CommandFault(Message.of("cli.grade.graders-rights"));
    }
  }

  private static void refuse(Message sentence) {
    throw new CommandFault(sentence);
  }

  private UsageFault fault(Message sentence) {
    return new UsageFault(spec.commandLine(), sentence);
  }

  /** Before the folder for the reports is made. */
  private void requireEngine() {
    if (isolation == IsolationMode.CONTAINER) {
      try {
        ContainerSandbox.requireEngine(Optional.ofNullable(image));
      } catch (NoEngine e) {
        throw new CommandFault(e.message(), e);
      }
    }
  }

  /** Checks the machine's resources: with too few, a right answer would lose points. */
  private void requireResources(ArrivalList all, int atOnce) {
    List<String> names = new ArrayList<>(all.arrivals().stream().map(Arrival::name).toList());
    if (batch) {
      paths.forEach(each -> names.addAll(within(each)));
    }
    Optional.ofNullable(report).map(Path::toAbsolutePath).map(Path::toString).ifPresent(names::add);
    int jobs = Math.max(1, Math.min(atOnce, all.arrivals().size()));
    StartRequirements.problem(jobs, route(), names).ifPresent(GradeCommand::refuse);
  }

  private ConnectionRoute route() {
    return isolation == IsolationMode.CONTAINER ? ConnectionRoute.RELAYED : ConnectionRoute.DIRECT;
  }

  /** Returns the original file names; the names of arrivals are valid in any encoding. */
  private static List<String> within(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> String.valueOf(each.getFileName())).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // A zip; the arrivals have its names.
    }
  }

  private GradingService.Start start() {
    return isolation == IsolationMode.PROCESS ? gradings : GradingService.inContainers(image);
  }

  private ArrivalList arrivals(Map<String, String> packages) {
    if (paths.isEmpty() && repositories.isEmpty() && roster == null) {
      throw fault(Message.of("cli.grade.nothing-named"));
    }
    try {
      ArrivalList all =
          ArrivalList.of(
              new IntakeRequest(
                  packages,
                  paths,
                  batch,
                  repositories,
                  revision(),
                  Optional.ofNullable(roster),
                  Optional.ofNullable(report)));
      return classOptions.chosen(known(all));
    } catch (UnusableSubmission e) {
      throw new CommandFault(e.message(), e);
    }
  }

  private RequestScope scope() {
    boolean isClass = batch || (paths.isEmpty() && repositories.isEmpty());
    return classOptions.scope(isClass ? RequestScope.CLASS : RequestScope.PATHS);
  }

  /** Adds the students from the stored round if the request has no roster. */
  private ArrivalList known(ArrivalList all) {
    return report == null || roster != null || scope() == RequestScope.CLASS
        ? all
        : RoundUpdate.known(report, all);
  }

  private GitRevision revision() {
    if (commit != null && before != null) {
      throw fault(Message.of("cli.grade.commit-or-before"));
    }
    try {
      return GitRevision.of(Optional.ofNullable(commit), Optional.ofNullable(before));
    } catch (InvalidRevision e) {
      throw fault(e.message());
    }
  }

  /** Returns the ids of the requested exercises by package; others are not asked for. */
  private Map<String, String> packages(Course course) {
    List<String> known = course.ids();
    for (String id : ids) {
      if (!known.contains(id)) {
        throw fault(Message.of("cli.grade.no-exercise", "id", id, "exercises", known));
      }
    }
    Map<String, String> packages = new LinkedHashMap<>(course.packages());
    packages.replaceAll(
        (name, id) -> ids.isEmpty() || ids.contains(id) ? id : Submission.NOT_ASKED);
    return packages;
  }
}
