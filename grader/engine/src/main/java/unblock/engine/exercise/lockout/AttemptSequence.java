package unblock.engine.exercise.lockout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import unblock.engine.exercise.Question;
import unblock.engine.model.Reply;
import unblock.message.Message;

/**
 * Attempts one after another that meet each row of the contract's table, and requests in between
 * that are no attempts.
 *
 * @param locked the user whose account becomes locked
 * @param others the right requests of this user to the other routes, the one for the info first
 * @param other a user in between
 */
record AttemptSequence(Account locked, List<Question> others, Account other) {
  private static final int STRANGERS = 4;
  private static final String PASSWORD = "password";

  /** The questions, in order, with the promised replies. */
  List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    AttemptCount count = ask(questions, AttemptCount.NONE, Attempt.WRONG);
    questions.addAll(others);
    questions.add(locked.afterOthers(count, Attempt.WRONG)); // They would have counted.
    count = ask(questions, count.after(Attempt.WRONG), Attempt.RIGHT, Attempt.WRONG, Attempt.WRONG);
    questions.add(withoutPassword());
    questions.add(other.after(AttemptCount.NONE, Attempt.WRONG));
    questions.addAll(others);
    questions.add(locked.afterOthers(count, Attempt.WRONG)); // They would have set the count back.
    var unused = ask(questions, count.after(Attempt.WRONG), Attempt.RIGHT, Attempt.WRONG);
    questions.add(infoOfALockedUser());
    questions.add(other.after(new AttemptCount(1), Attempt.RIGHT));
    for (int i = 0; i < STRANGERS; i++) {
      questions.add(stranger());
    }
    return questions;
  }

  private AttemptCount ask(List<Question> questions, AttemptCount before, Attempt... attempts) {
    AttemptCount count = before;
    for (Attempt attempt : attempts) {
      questions.add(locked.after(count, attempt));
      count = count.after(attempt);
    }
    return count;
  }

  /** Only log-ins are refused when an account is locked. */
  private Question infoOfALockedUser() {
    Question info = others.get(0);
    return new Question(
        info.route(),
        Message.of("lock-out.asked.info-locked", "asked", info.asked()),
        info.key(),
        info.form(),
        info.expected());
  }

  /** A request without a password is no attempt. */
  private Question withoutPassword() {
    return new Question(
        locked.login().route(),
        Message.of(
            "lock-out.asked.no-password",
            "route",
            locked.login().route().path(),
            "name",
            locked.name()),
        "",
        List.of("username", locked.name()),
        new Reply(400, Map.of("detail", PASSWORD + " is required")));
  }

  /** A name that no user has is never locked. */
  private Question stranger() {
    String name = "nobody-" + locked.name();
    return new Question(
        locked.login().route(),
        Message.of("lock-out.asked.stranger", "route", locked.login().route().path(), "name", name),
        name,
        List.of("username", name, PASSWORD, "any"),
        other.after(AttemptCount.NONE, Attempt.WRONG).expected());
  }
}
