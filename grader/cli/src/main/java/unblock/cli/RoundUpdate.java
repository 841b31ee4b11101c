package unblock.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import unblock.cli.classroom.ClassRow;
import unblock.cli.intake.Arrival;
import unblock.cli.intake.ArrivalList;
import unblock.cli.intake.Student;
import unblock.cli.journal.RunManifest;
import unblock.cli.journal.RunState;
import unblock.cli.layout.ClassFile;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/**
 * Some submissions of a stored round, which are graded while all others stay unchanged. The
 * manifest of the round is changed entry by entry and never replaced, so that an interruption at
 * any time keeps the rest of the round.
 *
 * @param arrivals the submissions to grade
 */
record RoundUpdate(List<Arrival> arrivals) {
  /** Returns the update; empty if the request replaces the stored round, or if none exists. */
  static Optional<RoundUpdate> of(
      Optional<RunManifest> kept, ArrivalList request, RequestScope scope) {
    return kept.filter(roll -> leavesOthers(roll, request, scope))
        .map(roll -> new RoundUpdate(request.arrivals()));
  }

  /**
   * Adds the round's information about submissions and students to a request without a roster.
   *
   * @param report the folder of the round, if one is stored there
   */
  static ArrivalList known(Path report, ArrivalList request) {
    Optional<RunManifest> kept =
        Files.exists(ClassFile.JOURNAL.in(report)) ? RunState.in(report).roll() : Optional.empty();
    return kept.map(
            roll ->
                new ArrivalList(
                    request.arrivals().stream().map(each -> known(roll, each)).toList(),
                    request.refusals(),
                    roll.absent()))
        .orElse(request);
  }

  private static boolean leavesOthers(RunManifest roll, ArrivalList request, RequestScope scope) {
    Set<String> names = request.arrivals().stream().map(Arrival::name).collect(Collectors.toSet());
    boolean hasAll =
        roll.entries().stream().map(RunManifest.Entry::submission).allMatch(names::contains)
            && roll.absent().stream().allMatch(request.absent()::contains);
    return switch (scope) {
      case CLASS -> false;
      case PATHS -> !hasAll;
      case ONLY -> true;
    };
  }

  private static Arrival known(RunManifest roll, Arrival arrival) {
    return roll.entries().stream()
        .filter(entry -> entry.submission().equals(arrival.name()))
        .findFirst()
        .<Arrival>map(entry -> new Rejoined(arrival, entry))
        .orElse(arrival);
  }

  /** Adds the submissions to the manifest, and returns the stored rows of all others. */
  List<ClassRow> enter(GradeFiles files) {
    arrivals.forEach(each -> files.enter(entry(each)));
    Set<String> names = arrivals.stream().map(Arrival::name).collect(Collectors.toSet());
    RunManifest roll = files.roll().orElseThrow();
    List<ClassRow> rows = new ArrayList<>();
    roll.refusals()
        .forEach(each -> rows.add(ClassRow.refused(Optional.empty(), "", each, List.of())));
    roll.absent().forEach(each -> rows.add(ClassRow.absent(each)));
    for (RunManifest.Entry entry : roll.entries()) {
      if (!names.contains(entry.submission())) {
        rows.addAll(row(files, entry).forEach(entry.students()));
      }
    }
    return rows;
  }

  static RunManifest.Entry entry(Arrival arrival) {
    return RunManifest.Entry.of(arrival.name(), arrival.students(), arrival.remarks());
  }

  private static ClassRow row(GradeFiles files, RunManifest.Entry entry) {
    String name = entry.submission();
    Optional<Message> refusal = files.refusal(name);
    if (refusal.isPresent()) {
      return refused(entry, refusal.get());
    }
    if (!files.isGraded(name)) {
      return refused(entry, Message.of("cli.only.not-graded", "submission", name));
    }
    return files
        .grade(name)
        .map(grade -> ClassRow.graded(entry.student(), grade))
        .orElseGet(() -> refused(entry, Message.of("cli.only.altered", "submission", name)));
  }

  private static ClassRow refused(RunManifest.Entry entry, Message sentence) {
    return ClassRow.refused(entry.student(), entry.submission(), sentence, entry.remarks());
  }

  /** An arrival with the student and the remarks of the stored round. */
  private record Rejoined(Arrival arrival, RunManifest.Entry entry) implements Arrival {
    @Override
    public String name() {
      return arrival.name();
    }

    @Override
    public List<Student> students() {
      return entry.students().isEmpty() ? arrival.students() : entry.students();
    }

    @Override
    public List<Message> remarks() {
      return with(arrival.remarks());
    }

    @Override
    public Submission read() throws UnusableSubmission {
      Submission read = arrival.read();
      return new Submission(read.name(), read.exercises(), with(read.remarks()));
    }

    @Override
    public String print() throws UnusableSubmission {
      return arrival.print();
    }

    private List<Message> with(List<Message> others) {
      Set<Message> all = new LinkedHashSet<>(entry.remarks());
      all.addAll(others);
      return List.copyOf(all);
    }
  }
}
