package unblock.cli.intake;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import unblock.cli.layout.SubmissionFolder;
import unblock.engine.submission.UnusableSubmission;

/** Selects single submissions of a class, by their names or by their students. */
public final class ArrivalSelection {
  private static final int NAMED_IN_A_SENTENCE = 5;

  private ArrivalSelection() {}

  /**
   * Returns the named submissions, in the order of the class, without refusals and absent students.
   *
   * @param wanted names of submissions, or ids or names of their students
   * @throws UnusableSubmission with one sentence if a name matches no submission, or several
   */
  public static ArrivalList of(ArrivalList all, List<String> wanted) throws UnusableSubmission {
    Set<Arrival> chosen = new LinkedHashSet<>();
    for (String each : wanted) {
      chosen.add(one(all, each));
    }
    return new ArrivalList(
        all.arrivals().stream().filter(chosen::contains).toList(), List.of(), List.of());
  }

  private static Arrival one(ArrivalList all, String wanted) throws UnusableSubmission {
    List<Arrival> found = matching(all, each -> each.name().equals(wanted));
    if (found.isEmpty()) {
      found = matching(all, each -> isMeant(each, wanted));
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.size() > 1) {
      throw new UnusableSubmission(
          "--only %s fits the submissions %s. Name one of them.".formatted(wanted, names(found)));
    }
    for (Student absent : all.absent()) {
      if (isMeant(absent, wanted)) {
        throw new UnusableSubmission(
            "%s (%s) handed in nothing, so --only %s has nothing to grade. Name another."
                .formatted(absent.name(), absent.id(), wanted));
      }
    }
    throw new UnusableSubmission(
        "There is no submission %s; there are %s. Name one of them, or its student, with --only."
            .formatted(wanted, names(all.arrivals())));
  }

  private static boolean isMeant(Arrival arrival, String wanted) {
    return arrival.name().equalsIgnoreCase(SubmissionFolder.of(wanted))
        || arrival.student().filter(student -> isMeant(student, wanted)).isPresent();
  }

  private static boolean isMeant(Student student, String wanted) {
    return student.id().equalsIgnoreCase(wanted.strip())
        || PersonName.of(student.name()).isSameAs(PersonName.of(wanted));
  }

  private static List<Arrival> matching(ArrivalList all, Predicate<Arrival> which) {
    return all.arrivals().stream().filter(which).toList();
  }

  private static String names(List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return "none";
    }
    String some =
        arrivals.stream()
            .limit(NAMED_IN_A_SENTENCE)
            .map(Arrival::name)
            .collect(Collectors.joining(", "));
    int more = arrivals.size() - NAMED_IN_A_SENTENCE;
    return more > 0 ? some + " and %d more".formatted(more) : some;
  }
}
