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
import picocli.CommandLine.ParameterException;
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
import unblock.engine.submission.UnusableSubmission;

/** {@code unblock grade}: takes submissions in, has them graded, and reports. */
@Command(name = "grade", description = "Grades submissions and says what is missing.")
final class GradeCommand implements Callable<Integer> {
  /** A child takes up to 150 MB and a heap of 256 MiB at the worst. */
  private static final int MOST_OF_A_CLASS = 16;

  /** Half of what a grading takes is waiting: on two cores, six left them idle now and then. */
  private static final int OF_A_CLASS_FOR_EACH_CORE = 4;

  /** More than that many at once no machine has the memory for: each takes a JVM. */
  private static final int MOST_JOBS = 256;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Submissions: folders of any layout, or zip files.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--exercise",
      paramLabel = "ID",
      description = "Grade this exercise only; may be given several times.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--batch",
      description = "Each PATH is a folder full of submissions, or an export of Moodle or Canvas.")
  private boolean batch;

  @Option(
      names = "--git",
      paramLabel = "REPOSITORY",
      description = "Grade a git repository, a path or an https URL; may be given several times.")
  private List<String> repositories = new ArrayList<>();

  @Option(
      names = "--commit",
      paramLabel = "SHA",
      description = "Grade this commit of each repository (default: its last one).")
  private @Nullable String commit;

  @Option(
      names = "--before",
      paramLabel = "TIME",
      description =
          "Grade the last commit until TIME, as in 2026-11-30T23:59+01:00; without an offset, in"
              + " this machine's time zone.")
  private @Nullable String before;

  @Option(
      names = "--roster",
      paramLabel = "FILE",
      description = "A CSV file of those who should hand in: id, name, email, repository.")
  private @Nullable Path roster;

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

  @Mixin private CourseOptions courseOptions = new CourseOptions();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Grade N submissions at once (default: with --batch four for each core, 16 at most, else"
              + " half as many as there are cores).")
  private @Nullable Integer jobs;

  @ArgGroup(validate = false, heading = "%nA whole class:%n")
  private ClassOptions classOptions = new ClassOptions();

  @Option(
      names = "--isolation",
      paramLabel = "HOW",
      description = "Run submissions in a process or a container (default: ${DEFAULT-VALUE}).")
  private IsolationMode isolation = IsolationMode.PROCESS;

  @Option(
      names = "--image",
      paramLabel = "NAME",
      description =
          "Make containers from this image, which has a Java 17 or later (default: one made from"
              + " this machine's Java).")
  private @Nullable String image;

  @Option(names = "--times", description = "Say how long each step took.")
  private boolean times;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final GradingService.Start gradings;
  private final Map<String, String> environment;

  GradeCommand(GradingService.Start gradings, Map<String, String> environment) {
    this.gradings = gradings;
    this.environment = environment;
  }

  private static int jobsByDefault(boolean batch) {
    int cores = Runtime.getRuntime().availableProcessors();
    return batch
        ? Math.min(OF_A_CLASS_FOR_EACH_CORE * cores, MOST_OF_A_CLASS)
        : Math.max(1, cores / 2);
  }

  @Override
  public Integer call() {
    TerminalScreen screen = TerminalScreen.of(spec.commandLine(), environment);
    int atOnce = jobs == null ? jobsByDefault(batch) : jobs;
    if (atOnce < 1) {
      throw new ParameterException(spec.commandLine(), "--jobs must be 1 or more.");
    }
    if (atOnce > MOST_JOBS) {
      throw new ParameterException(
          spec.commandLine(), "--jobs must be %d or less.".formatted(MOST_JOBS));
    }
    if (image != null && isolation == IsolationMode.PROCESS) {
      throw new ParameterException(
          spec.commandLine(), "--image is for containers: add --isolation container.");
    }
    refuseStrangersWithTheGradersRights();
    CourseOptions.Chosen chosen = courseOptions.chosen();
    Map<String, String> packages = packages(chosen.course());
    List<String> exercises = List.copyOf(packages.values());
    RequestedPaths places =
        new RequestedPaths(paths, Optional.ofNullable(report), Optional.ofNullable(summary));
    places.problem().ifPresent(GradeCommand::refuse);
    ClassRound.Wish wish = classOptions.wish(spec, exercises, chosen.rubric(), report, atOnce);
    ClassRound round =
        new ClassRound(
            wish,
            chosen.course(),
            start(),
            screen,
            GradePublisher.of(screen, summary),
            environment);
    StepDurations pace = new StepDurations();
    ArrivalList arrivals = arrivals(packages);
    requireEngine();
    requireResources(arrivals, atOnce);
    int status = round.grade(arrivals, scope(), pace::add);
    if (times) {
      pace.lines().forEach(line -> screen.remark(Texts.texts().text(line)));
    }
    return status;
  }

  /** A class is made of strangers; one's own work may do as one may do oneself. */
  private void refuseStrangersWithTheGradersRights() {
    boolean strangers = batch || roster != null;
    if (strangers
        && classOptions.trust() == SubmissionTrust.NONE
        && start().rights() == SubmissionRights.GRADER) {
      throw new CommandFault(
          "On this machine a submission runs with your own rights and could rewrite the grades of"
              + " others: add --isolation container, install bubblewrap, or add --trust-submissions"
              + " if you trust them all.");
    }
  }

  private static void refuse(String sentence) {
    throw new CommandFault(sentence);
  }

  /** Before the folder for the reports is made. */
  private void requireEngine() {
    if (isolation == IsolationMode.CONTAINER) {
      try {
        ContainerSandbox.requireEngine(Optional.ofNullable(image));
      } catch (NoEngine e) {
        throw new CommandFault(Texts.texts().text(e.message()), e);
      }
    }
  }

  /** With too little, a right answer would lose points. */
  private void requireResources(ArrivalList all, int atOnce) {
    List<String> names = new ArrayList<>(all.arrivals().stream().map(Arrival::name).toList());
    if (batch) {
      paths.forEach(each -> names.addAll(within(each)));
    }
    Optional.ofNullable(report).map(Path::toAbsolutePath).map(Path::toString).ifPresent(names::add);
    int jobs = Math.max(1, Math.min(atOnce, all.arrivals().size()));
    StartRequirements.problem(jobs, route(), names)
        .map(Texts.texts()::text)
        .ifPresent(GradeCommand::refuse);
  }

  private ConnectionRoute route() {
    return isolation == IsolationMode.CONTAINER ? ConnectionRoute.RELAYED : ConnectionRoute.DIRECT;
  }

  /** As the machine has them: what an arrival is called fits any encoding. */
  private static List<String> within(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> String.valueOf(each.getFileName())).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // A zip, whose names the arrivals have.
    }
  }

  private GradingService.Start start() {
    return isolation == IsolationMode.PROCESS ? gradings : GradingService.inContainers(image);
  }

  private ArrivalList arrivals(Map<String, String> packages) {
    if (paths.isEmpty() && repositories.isEmpty() && roster == null) {
      throw new ParameterException(spec.commandLine(), "Name a PATH, or a repository with --git.");
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
      throw new CommandFault(Texts.texts().text(e.message()), e);
    }
  }

  private RequestScope scope() {
    boolean isClass = batch || (paths.isEmpty() && repositories.isEmpty());
    return classOptions.scope(isClass ? RequestScope.CLASS : RequestScope.PATHS);
  }

  /** Without a roster, a round that is kept says whose the submissions are that it has. */
  private ArrivalList known(ArrivalList all) {
    return report == null || roster != null || scope() == RequestScope.CLASS
        ? all
        : RoundUpdate.known(report, all);
  }

  private GitRevision revision() {
    if (commit != null && before != null) {
      throw new ParameterException(spec.commandLine(), "Give --commit or --before, not both.");
    }
    try {
      return GitRevision.of(Optional.ofNullable(commit), Optional.ofNullable(before));
    } catch (InvalidRevision e) {
      throw new ParameterException(spec.commandLine(), Texts.texts().text(e.message()), e);
    }
  }

  /** From the packages of the exercises that are asked for to their ids. */
  private Map<String, String> packages(Course course) {
    List<String> known = course.ids();
    for (String id : ids) {
      if (!known.contains(id)) {
        throw new ParameterException(
            spec.commandLine(),
            "There is no exercise %s. The exercises are %s."
                .formatted(id, String.join(", ", known)));
      }
    }
    Map<String, String> packages = new LinkedHashMap<>(course.packages());
    packages.values().removeIf(id -> !ids.isEmpty() && !ids.contains(id));
    return packages;
  }
}
