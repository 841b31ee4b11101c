package unblock.engine.exercise.lockout;

import java.io.IOException;
import java.util.List;
import unblock.engine.exercise.ExpectedFault;
import unblock.engine.exercise.HeldRequests;
import unblock.engine.exercise.Question;
import unblock.engine.exercise.Trials;
import unblock.engine.exercise.users.UserOracle;
import unblock.engine.exercise.users.UserReplies;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Aspect;

/**
 * The trials of the exercise beside the kit's. The adversary among them holds log-ins in {@link
 * unblock.given.AttemptTable#read} until all have read the same number or nothing moves any more.
 * Log-ins that a lock keeps apart never read together, so they cannot lose an attempt there.
 */
final class LockOutTrials {
  static final Aspect COUNTING = new Aspect("lock-out");
  static final Aspect LOST_UPDATE = new Aspect("lost-update");
  static final Aspect INDEPENDENCE = new Aspect("independence");

  /** Two users of any names. */
  static final String TWO_USERS = "two-users";

  /** Two users whose names have the same hash code, as keys of one bin of a hash table. */
  static final String SAME_HASH = "same-hash";

  private static final String TABLE_FAILS = "table-fails";

  /** A log-in makes three calls; one that makes more of them is released at the end. */
  private static final int MOST_RELEASES = 4;

  private final Trials trials;
  private final UserOracle oracle;
  private boolean readsTheTable;

  LockOutTrials(Trials trials, UserOracle oracle) {
    this.trials = trials;
    this.oracle = oracle;
  }

  /** Attempts one after another; returns whether all replies were the promised ones. */
  boolean oneAfterAnother() throws IOException {
    boolean right = true;
    List<Question> one =
        oracle.ofOneUser(List.of(UserRoutes.LOGIN, UserRoutes.INFO, UserRoutes.HISTORY));
    AttemptSequence attempts =
        new AttemptSequence(new Account(one.get(0)), one.subList(1, one.size()), account());
    for (Question question : attempts.questions()) {
      right &= trials.ask(question, COUNTING).right();
    }
    return right;
  }

  /**
   * Log-ins of two users at the same time; returns whether they read the table. If they do not,
   * trials of the table show nothing.
   */
  boolean twoUsers() throws IOException {
    twoUsers(TWO_USERS, List.of("q", "r"));
    twoUsers(SAME_HASH, List.of("Aa", "BB"));
    return readsTheTable;
  }

  private void twoUsers(String name, List<String> endings) throws IOException {
    List<Question> questions =
        oracle.logins(endings).stream()
            .map(login -> new Account(login).after(AttemptCount.NONE, Attempt.WRONG))
            .toList();
    trials.hold(
        name,
        INDEPENDENCE,
        questions.subList(0, 1),
        held -> {
          bringToTheRead(held);
          readsTheTable |= held.atTheGate().contains(TableCalls.read(questions.get(0).key()));
          held.send(questions.subList(1, 2));
          bringToTheRead(held);
          for (int i = 0; i < MOST_RELEASES && !held.atTheGate().isEmpty(); i++) {
            held.release(held.atTheGate()); // Each goes on to its next call.
          }
        });
  }

  /** Two log-ins of one user at the same time: the adversary. */
  void sameUser() throws IOException {
    for (SameTimeTrial trial : SameTimeTrial.ALL) {
      sameUser(trial, account());
    }
  }

  private void sameUser(SameTimeTrial trial, Account account) throws IOException {
    AttemptCount count = AttemptCount.NONE;
    while (!count.equals(trial.before())) {
      trials.ask(account.after(count, Attempt.WRONG), LOST_UPDATE);
      count = count.after(Attempt.WRONG);
    }
    Question first = account.together(trial.before(), trial.first());
    Question second = account.together(trial.before(), trial.second());
    trials.hold(
        trial.name(),
        LOST_UPDATE,
        List.of(first),
        held -> {
          interleave(held, second);
          for (Attempt attempt : trial.after()) {
            held.send(List.of(account.afterwards(trial.before(), attempt)));
          }
        });
  }

  /**
   * Brings the first log-in into its read, and the second one, too, if no lock keeps it out. Then
   * the first goes on to its write: a lock for the read alone now lets the second one read. Then
   * the first continues to its reply, and the second after it.
   */
  private static void interleave(HeldRequests held, Question second) {
    String read = TableCalls.read(second.key());
    bringToTheRead(held);
    held.send(List.of(second));
    bringToTheRead(held);
    held.releaseFirst(read);
    held.letPass();
    held.release(beforeTheRead(held));
    for (int i = 0; i < MOST_RELEASES && held.atTheGate().contains(read); i++) {
      held.releaseFirst(read);
    }
  }

  /** Two log-ins of one user at the same time, while the table fails for that user. */
  void failingTable() throws IOException {
    Question login = oracle.logins(List.of("")).get(0);
    Question read =
        new Question(
            login.route(),
            login.asked(),
            TableCalls.read(login.key()),
            login.form(),
            login.expected());
    Question failing =
        trials.during(new ExpectedFault(TableFault.FAILS, UserReplies.UNAVAILABLE), read);
    trials.hold(
        TABLE_FAILS,
        Aspect.ERRORS,
        List.of(failing),
        held -> {
          bringToTheRead(held);
          held.send(List.of(failing));
          bringToTheRead(held);
        });
  }

  /** Releases other calls until only reads are left at the gate. */
  private static void bringToTheRead(HeldRequests held) {
    for (int i = 0; i < MOST_RELEASES && !beforeTheRead(held).isEmpty(); i++) {
      held.release(beforeTheRead(held));
    }
  }

  private static List<String> beforeTheRead(HeldRequests held) {
    return held.atTheGate().stream().filter(call -> !TableCalls.isRead(call)).toList();
  }

  private Account account() {
    return new Account(oracle.logins(List.of("")).get(0));
  }
}
