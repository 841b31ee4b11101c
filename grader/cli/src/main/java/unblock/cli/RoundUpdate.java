package unblock.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import unblock.cli.classroom.Row;
import unblock.cli.intake.Arrival;
import unblock.cli.intake.Arrivals;
import unblock.cli.intake.Student;
import unblock.cli.journal.Kept;
import unblock.cli.journal.Roll;
import unblock.cli.layout.ClassFile;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;

/**
 * Some submissions of a round that is kept, which are graded while all others stay as they are. The
 * round's roll is changed entry by entry and never called anew, so that a kill at any time leaves
 * what the round had.
 *
 * @param arrivals those to grade
 */
record RoundUpdate(List<Arrival> arrivals) {
  /** Empty when the request replaces the round that is kept, or none is. */
  static Optional<RoundUpdate> of(Optional<Roll> kept, Arrivals request, RequestScope scope) {
    return kept.filter(roll -> leavesOthers(roll, request, scope))
        .map(roll -> new RoundUpdate(request.arrivals()));
  }

  /**
   * The request with what the round knows of its submissions and students, where the request itself
   * has no roster.
   *
   * @param report the folder of the round, if one is kept there
   */
  static Arrivals known(Path report, Arrivals request) {
    Optional<Roll> kept =
        Files.exists(ClassFile.JOURNAL.in(report)) ? Kept.in(report).roll() : Optional.empty();
    return kept.map(
            roll ->
                new Arrivals(
                    request.arrivals().stream().map(each -> known(roll, each)).toList(),
                    request.refusals(),
                    roll.absent()))
        .orElse(request);
  }

  private static boolean leavesOthers(Roll roll, Arrivals request, RequestScope scope) {
    Set<String> names = request.arrivals().stream().map(Arrival::name).collect(Collectors.toSet());
    boolean hasAll =
        roll.entries().stream().map(Roll.Entry::submission).allMatch(names::contains)
            && roll.absent().stream().allMatch(request.absent()::contains);
    return switch (scope) {
      case CLASS -> false;
      case PATHS -> !hasAll;
      case ONLY -> true;
    };
  }

  private static Arrival known(Roll roll, Arrival arrival) {
    return roll.entries().stream()
        .filter(entry -> entry.submission().equals(arrival.name()))
        .findFirst()
        .<Arrival>map(entry -> new Rejoined(arrival, entry))
        .orElse(arrival);
  }

  /** Notes who is graded, and returns the rows of all others as the round has them. */
  List<Row> enter(GradeFiles files) {
    arrivals.forEach(each -> files.enter(entry(each)));
    Set<String> names = arrivals.stream().map(Arrival::name).collect(Collectors.toSet());
    Roll roll = files.roll().orElseThrow();
    List<Row> rows = new ArrayList<>();
    roll.refusals().forEach(each -> rows.add(Row.refused(Optional.empty(), "", each, List.of())));
    roll.absent().forEach(each -> rows.add(Row.absent(each)));
    for (Roll.Entry entry : roll.entries()) {
      if (!names.contains(entry.submission())) {
        rows.add(row(files, entry));
      }
    }
    return rows;
  }

  static Roll.Entry entry(Arrival arrival) {
    return new Roll.Entry(arrival.name(), arrival.student(), arrival.remarks());
  }

  private static Row row(GradeFiles files, Roll.Entry entry) {
    String name = entry.submission();
    Optional<String> refusal = files.refusal(name);
    if (refusal.isPresent()) {
      return Row.refused(entry.student(), name, refusal.get(), entry.remarks());
    }
    if (!files.isGraded(name)) {
      String sentence = "%s is not graded yet. Grade the class again.".formatted(name);
      return Row.refused(entry.student(), name, sentence, entry.remarks());
    }
    return files
        .grade(name)
        .map(grade -> Row.graded(entry.student(), grade))
        .orElseGet(
            () -> {
              String sentence =
                  "The grade of %s is not as the grader wrote it. Grade it again.".formatted(name);
              return Row.refused(entry.student(), name, sentence, entry.remarks());
            });
  }

  /** An arrival of which the round knows the student and some remarks. */
  private record Rejoined(Arrival arrival, Roll.Entry entry) implements Arrival {
    @Override
    public String name() {
      return arrival.name();
    }

    @Override
    public Optional<Student> student() {
      return entry.student().or(arrival::student);
    }

    @Override
    public List<String> remarks() {
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

    private List<String> with(List<String> others) {
      Set<String> all = new LinkedHashSet<>(entry.remarks());
      all.addAll(others);
      return List.copyOf(all);
    }
  }
}
