package unblock.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import unblock.cli.classroom.ClassRow;
import unblock.cli.classroom.Gradebook;
import unblock.cli.intake.Arrival;
import unblock.cli.intake.ArrivalList;
import unblock.cli.journal.ClassShard;
import unblock.cli.journal.RunManifest;
import unblock.cli.journal.RunSettings;
import unblock.cli.similarity.SkeletonCode;
import unblock.engine.Course;
import unblock.engine.model.GradingStep;
import unblock.engine.model.SubmissionRights;
import unblock.message.Message;

/**
 * Grades a round, from the arrivals to the tables of the class. An interrupted round continues at
 * the same point.
 */
final class ClassRound {
  private final Wish wish;
  private final Course course;
  private final GradingService.Start gradings;
  private final TerminalScreen screen;
  private final GradePublisher desk;
  private final ClassReturns returns;
  private final Map<String, String> environment;

  /**
   * The parameters of a round.
   *
   * @param report the folder of the round; empty to store nothing
   * @param exercises ids, in the catalogue's order
   * @param seed empty for the seed of the round in that folder, or else for a new one
   * @param again whether to grade finished submissions again
   * @param rubric SHA-256 of the rubric; empty for the kit's own
   * @param jobs how many submissions are graded at once
   */
  record Wish(
      Optional<Path> report,
      List<String> exercises,
      Optional<Long> seed,
      ClassShard shard,
      Optional<Path> skeleton,
      boolean again,
      String rubric,
      int jobs) {}

  ClassRound(
      Wish wish,
      Course course,
      GradingService.Start gradings,
      TerminalScreen screen,
      GradePublisher desk,
      ClassReturns returns,
      Map<String, String> environment) {
    this.wish = wish;
    this.course = course;
    this.gradings = gradings;
    this.screen = screen;
    this.desk = desk;
    this.returns = returns;
    this.environment = environment;
  }

  /** Grades all submissions, and returns the exit status for the requested ones. */
  int grade(ArrivalList all, RequestScope scope, Consumer<GradingStep> steps) {
    ArrivalList arrivals = part(all, wish.shard());
    arrivals.refusals().forEach(each -> desk.refuse(List.of(), "", each, List.of()));
    if (wish.report().isEmpty() || all.arrivals().isEmpty()) {
      arrivals.absent().forEach(desk::miss);
      grade(arrivals.arrivals(), null, wish.seed().orElseGet(ClassRound::newSeed), steps);
      desk.finish();
    } else {
      SkeletonCode skeleton =
          wish.skeleton().map(SkeletonCode::with).orElseGet(SkeletonCode::ofTheKit);
      try (GradeFiles files =
          GradeFiles.in(wish.report().get(), skeleton, wish.again(), screen.texts())) {
        RoundUpdate.of(files.roll(), arrivals, scope)
            .ifPresentOrElse(
                update -> update(update, files, steps), () -> gradeAll(arrivals, files, steps));
        if (submissionsHadGradersRights(files) && isAltered(files)) {
          return ExitStatus.AT_FAULT;
        }
      }
    }
    if (!all.arrivals().isEmpty() && desk.rows().isEmpty()) {
      screen.remark(Message.of("cli.grade.empty-part", "shard", wish.shard().toString()));
      return ExitStatus.ALL_PASSED;
    }
    return ExitStatus.of(desk.rows());
  }

  private void gradeAll(ArrivalList arrivals, GradeFiles files, Consumer<GradingStep> steps) {
    arrivals.absent().forEach(desk::miss);
    RunSettings terms = terms(files);
    files.call(roll(terms, arrivals));
    grade(arrivals.arrivals(), files, terms.seed(), steps);
    finish(files, terms, desk.rows());
  }

  private void update(RoundUpdate update, GradeFiles files, Consumer<GradingStep> steps) {
    String before = files.terms().map(RunSettings::version).orElseThrow();
    if (!before.equals(BuildVersion.exactVersion())) {
      throw new CommandFault(
          Message.of(
              "cli.grade.mixed-versions", "folder", files.folder().toString(), "version", before));
    }
    RunSettings terms = terms(files);
    List<ClassRow> rows = new ArrayList<>(update.enter(files));
    grade(update.arrivals(), files, terms.seed(), steps);
    desk.rows().stream().filter(row -> !row.submission().isEmpty()).forEach(rows::add);
    finish(files, terms, rows);
  }

  private void finish(GradeFiles files, RunSettings terms, List<ClassRow> rows) {
    List<ClassRow> marked = returns.write(files, rows, screen);
    desk.finish(files.finish(new Gradebook(terms, marked)));
  }

  private static boolean submissionsHadGradersRights(GradeFiles files) {
    return files.terms().filter(terms -> terms.rights() == SubmissionRights.GRADER).isPresent();
  }

  /**
   * Whether a submission has changed files. Rows and digests are in memory, where no submission can
   * write.
   */
  private boolean isAltered(GradeFiles files) {
    List<Path> altered =
        files.altered(
            desk.rows().stream()
                .filter(row -> row.standing() == ClassRow.Standing.GRADED)
                .map(ClassRow::submission));
    altered.forEach(
        file -> screen.remark(Message.of("cli.grade.altered-file", "file", file.toString())));
    return !altered.isEmpty();
  }

  private void grade(
      List<Arrival> waiting, @Nullable GradeFiles files, long seed, Consumer<GradingStep> steps) {
    if (waiting.isEmpty()) {
      return;
    }
    desk.expect(waiting.size());
    try (GradingRound round =
            GradingRound.of(
                gradings.start(course, seed, steps, wish.report()), files, wish.jobs());
        RoundProgress progress = RoundProgress.of(screen, waiting.size(), environment)) {
      round.grade(
          waiting,
          outcome -> {
            if (files != null) {
              keep(outcome, files);
            }
            desk.accept(outcome, waiting.size() == 1);
            progress.step();
          });
    }
    int kept = desk.kept();
    if (kept > 0) {
      screen.remark(Message.of("cli.grade.kept", "kept", kept, "total", waiting.size()));
    }
  }

  private void keep(ArrivalOutcome outcome, GradeFiles files) {
    String name = outcome.arrival().name();
    if (outcome instanceof ArrivalOutcome.Graded graded && files.hasChanged(name, graded.print())) {
      desk.remark(Message.of("cli.grade.changed", "submission", name));
    } else if (outcome instanceof ArrivalOutcome.Graded && files.isAltered(name)) {
      desk.remark(Message.of("cli.grade.altered-grade", "submission", name));
    }
    files.keep(outcome);
  }

  /**
   * Returns one part of the submissions. Each submission belongs to a part by its name; refusals
   * and absent students belong to the first part.
   */
  private static ArrivalList part(ArrivalList all, ClassShard shard) {
    boolean first = shard.number() == 1;
    return new ArrivalList(
        all.arrivals().stream().filter(each -> shard.has(each.name())).toList(),
        first ? all.refusals() : List.of(),
        first ? all.absent() : List.of());
  }

  private static RunManifest roll(RunSettings terms, ArrivalList arrivals) {
    List<RunManifest.Entry> entries = arrivals.arrivals().stream().map(RoundUpdate::entry).toList();
    return new RunManifest(terms, entries, arrivals.refusals(), arrivals.absent());
  }

  /** Returns the settings of the stored round if this is the same request, or else new settings. */
  private RunSettings terms(GradeFiles files) {
    Optional<RunSettings> before = files.terms();
    long seed = wish.seed().or(() -> before.map(RunSettings::seed)).orElseGet(ClassRound::newSeed);
    RunSettings terms =
        new RunSettings(
            BuildVersion.exactVersion(),
            seed,
            wish.exercises(),
            files.skeleton().print(),
            wish.rubric(),
            wish.shard(),
            gradings.rights());
    if (before.isPresent() && !before.get().equals(terms)) {
      RunSettings old = before.get();
      if (old.version().equals(terms.version())) {
        throw new CommandFault(
            Message.joined(
                difference(files.folder(), old, terms), Message.of("cli.other-round.remedy")));
      }
      screen.remark(
          Message.of(
              "cli.grade.other-version",
              "folder",
              files.folder().toString(),
              "version",
              old.version()));
    }
    return terms;
  }

  /** The first setting of the round in that folder that is not the one of the request. */
  private static Message difference(Path folder, RunSettings old, RunSettings now) {
    String place = folder.toString();
    if (old.seed() != now.seed()) {
      return Message.of("cli.other-round.seed", "folder", place, "seed", old.seed());
    }
    if (!old.rubric().equals(now.rubric())) {
      return old.rubric().isEmpty()
          ? Message.of("cli.other-round.kit-rubric", "folder", place)
          : Message.of("cli.other-round.rubric", "folder", place);
    }
    if (!old.exercises().equals(now.exercises())) {
      return Message.of("cli.other-round.exercises", "folder", place, "exercises", old.exercises());
    }
    if (old.rights() != now.rights()) {
      return old.rights() == SubmissionRights.GRADER
          ? Message.of("cli.other-round.graders-rights", "folder", place)
          : Message.of("cli.other-round.own-rights", "folder", place);
    }
    return old.shard().equals(now.shard())
        ? Message.of("cli.other-round.skeleton", "folder", place)
        : Message.of("cli.other-round.shard", "folder", place, "shard", old.shard().toString());
  }

  private static long newSeed() {
    return 1L + new SecureRandom().nextInt(999_999);
  }
}
