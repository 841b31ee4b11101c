package unblock.cli.intake;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import unblock.cli.layout.SubmissionFolder;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/** Selects single submissions of a class, by their names or by their students. */
public final class ArrivalSelection {
  private static final int NAMED_IN_A_SENTENCE = 5;

  private ArrivalSelection() {}

  /**
   * Returns the named submissions, in the order of the class, without refusals and absent students.
   *
   * @param wanted names of submissions, or ids or names of their students
   * @throws UnusableSubmission when a name is that of none, or not of one only
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
          Message.of("intake.only-several", "wanted", wanted, "names", names(found)));
    }
    for (Student absent : all.absent()) {
      if (isMeant(absent, wanted)) {
        throw new UnusableSubmission(
            Message.of(
                "intake.only-absent",
                "student",
                absent.name(),
                "id",
                absent.id(),
                "wanted",
                wanted));
      }
    }
    throw new UnusableSubmission(
        all.arrivals().isEmpty()
            ? Message.of("intake.only-empty", "wanted", wanted)
            : Message.of("intake.only-unknown", "wanted", wanted, "names", names(all.arrivals())));
  }

  private static boolean isMeant(Arrival arrival, String wanted) {
    return arrival.name().equalsIgnoreCase(SubmissionFolder.of(wanted))
        || arrival.students().stream().anyMatch(student -> isMeant(student, wanted));
  }

  private static boolean isMeant(Student student, String wanted) {
    return student.id().equalsIgnoreCase(wanted.strip())
        || PersonName.of(student.name()).isSameAs(PersonName.of(wanted));
  }

  private static List<Arrival> matching(ArrivalList all, Predicate<Arrival> which) {
    return all.arrivals().stream().filter(which).toList();
  }

  /** The names of the first few, and how many more there are. */
  private static Object names(List<Arrival> arrivals) {
    List<String> some = arrivals.stream().limit(NAMED_IN_A_SENTENCE).map(Arrival::name).toList();
    int more = arrivals.size() - some.size();
    return more == 0 ? some : Message.of("intake.names-and-more", "names", some, "count", more);
  }
}
