package unblock.engine.exercise.lockout;

import java.util.List;
import java.util.Map;
import unblock.engine.exercise.Question;
import unblock.engine.model.Reply;
import unblock.message.Message;

/**
 * A user who logs in with right and with wrong passwords.
 *
 * @param login the right log-in
 */
record Account(Question login) {
  private static final Reply REFUSED =
      new Reply(AttemptCount.REFUSED, Map.of("detail", "Invalid credentials"));
  private static final Reply LOCKED =
      new Reply(AttemptCount.LOCKED, Map.of("detail", "Account locked"));

  String name() {
    return login.key();
  }

  /** The attempt after that many wrong ones in a row, one after another. */
  Question after(AttemptCount before, Attempt attempt) {
    return ask(asked(attempt, before), attempt, List.of(before.status(attempt)));
  }

  /** The same, after requests of this user that are no log-ins. */
  Question afterOthers(AttemptCount before, Attempt attempt) {
    Message asked = Message.of("lock-out.asked.after-others", "asked", asked(attempt, before));
    return ask(asked, attempt, List.of(before.status(attempt)));
  }

  /** An attempt at the same time as another one, with the replies that it gets in some order. */
  Question together(AttemptCount before, Attempt attempt) {
    Message asked = Message.of("lock-out.asked.together", "asked", asked(attempt, before));
    return ask(asked, attempt, AttemptCount.statuses(attempt));
  }

  /** An attempt after two at the same time, with the replies that it gets after some order. */
  Question afterwards(AttemptCount before, Attempt attempt) {
    Message asked = Message.of("lock-out.asked.afterwards", "asked", asked(attempt, before));
    return ask(asked, attempt, AttemptCount.statuses(attempt));
  }

  private Question ask(Message asked, Attempt attempt, List<Integer> statuses) {
    List<Reply> replies = statuses.stream().map(this::reply).toList();
    return new Question(
        login.route(),
        asked,
        name(),
        List.of("username", name(), "password", password(attempt)),
        replies.get(0),
        replies.subList(1, replies.size()));
  }

  private Message asked(Attempt attempt, AttemptCount before) {
    return switch (attempt) {
      case RIGHT ->
          Message.of(
              "lock-out.asked.right",
              "route",
              login.route().path(),
              "name",
              name(),
              "count",
              before.wrong());
      case WRONG ->
          Message.of(
              "lock-out.asked.wrong",
              "route",
              login.route().path(),
              "name",
              name(),
              "count",
              before.wrong());
    };
  }

  private String password(Attempt attempt) {
    String right = login.form().get(login.form().indexOf("password") + 1);
    return attempt == Attempt.RIGHT ? right : right + "!";
  }

  private Reply reply(int status) {
    return switch (status) {
      case AttemptCount.WELCOME -> login.expected();
      case AttemptCount.LOCKED -> LOCKED;
      default -> REFUSED;
    };
  }
}
