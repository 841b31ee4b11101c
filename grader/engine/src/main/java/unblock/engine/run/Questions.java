package unblock.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import unblock.engine.model.Evidence.Reply;
import unblock.engine.model.Route;
import unblock.engine.run.Call.Question;
import unblock.given.User;

/**
 * What each handler is asked, and the reply that the contract promises. A question is made when its
 * turn comes, because the rows change in between.
 */
final class Questions {
  static final Reply UNAVAILABLE = new Reply(503, Map.of("detail", "Service unavailable"));
  static final Reply BAD_GATEWAY = new Reply(502, Map.of("detail", "Bad gateway"));
  static final Reply TIMEOUT = new Reply(504, Map.of("detail", "Gateway timeout"));
  private static final Reply NOT_FOUND = new Reply(404, Map.of("detail", "User not found"));
  private static final Reply REFUSED = new Reply(401, Map.of("detail", "Invalid credentials"));

  private final People people;

  Questions(People people) {
    this.people = people;
  }

  /** Answers: who is there, who is not, and a row that has changed. */
  List<Supplier<Question>> answers(Route route) {
    User user = people.addPlain();
    User other = people.add();
    User awkward = people.addAwkward();
    List<Supplier<Question>> questions = new ArrayList<>();
    questions.add(() -> right(route, user));
    questions.add(() -> right(route, other));
    questions.add(() -> right(route, awkward, " (its blanks and quotes belong to it)"));
    questions.add(() -> nobody(route, people.newName(), "a name that nobody has"));
    questions.add(() -> nobody(route, "' OR '1'='1", "SQL in place of a name"));
    if (route == Route.LOGIN) {
      questions.add(() -> wrongPassword(user, other.password(), "another user's password"));
      questions.add(() -> wrongPassword(user, user.password() + " ", "a blank too many"));
      questions.add(
          () ->
              wrongPassword(
                  other,
                  other.password().toUpperCase(java.util.Locale.ROOT),
                  "upper-case letters"));
      questions.add(() -> spacedPassword(other));
    }
    questions.add(() -> changed(route, user));
    return questions;
  }

  /** The right reply for a user as the row stands. */
  Question right(Route route, User user) {
    return right(route, user, "");
  }

  private static Question right(Route route, User user, String remark) {
    String name = user.username();
    return switch (route) {
      case LOGIN ->
          new Question(
              route,
              asked(route, name, "with the right password" + remark),
              name,
              List.of("username", name, "password", user.password()),
              new Reply(200, Map.of("message", "Welcome, " + name + "!")));
      case INFO -> question(route, user, "info", user.info(), remark);
      case HISTORY -> question(route, user, "history", user.history(), remark);
    };
  }

  private static Question question(
      Route route, User user, String field, String value, String remark) {
    return new Question(
        route,
        asked(route, user.username(), remark.trim()),
        user.username(),
        List.of("username", user.username()),
        new Reply(200, Map.of("username", user.username(), field, value)));
  }

  private Question changed(Route route, User user) {
    User renewed = people.renewed(user);
    people.put(renewed);
    return right(route, renewed, " after the row in the store has changed");
  }

  private Question spacedPassword(User user) {
    User spaced = new User(user.username(), " " + people.word() + " ", user.info(), user.history());
    people.put(spaced);
    return right(Route.LOGIN, spaced, " that begins and ends with a blank");
  }

  private static Question nobody(Route route, String name, String what) {
    return new Question(
        route,
        asked(route, name, "(" + what + ")"),
        name,
        route == Route.LOGIN
            ? List.of("username", name, "password", "any")
            : List.of("username", name),
        route == Route.LOGIN ? REFUSED : NOT_FOUND);
  }

  private static Question wrongPassword(User user, String password, String what) {
    return new Question(
        Route.LOGIN,
        asked(Route.LOGIN, user.username(), "with a wrong password (" + what + ")"),
        user.username(),
        List.of("username", user.username(), "password", password),
        REFUSED);
  }

  /** Parameters that are missing, blank or given twice. */
  List<Supplier<Question>> parameters(Route route) {
    User user = people.add();
    String name = user.username();
    List<Supplier<Question>> questions = new ArrayList<>();
    if (route == Route.LOGIN) {
      questions.add(() -> required(route, "without any parameter", "username"));
      questions.add(() -> required(route, "without username", "username", "password", "x"));
      questions.add(() -> required(route, "without password", "password", "username", name));
      questions.add(
          () ->
              required(
                  route, "with a blank username", "username", "username", " ", "password", "x"));
      questions.add(
          () ->
              required(
                  route, "with an empty password", "password", "username", name, "password", ""));
    } else {
      questions.add(() -> required(route, "without username", "username"));
      questions.add(() -> required(route, "with a blank username", "username", "username", " "));
      questions.add(() -> required(route, "with an empty username", "username", "username", ""));
    }
    questions.add(() -> twice(right(route, user), people.newName()));
    return questions;
  }

  private static Question required(Route route, String how, String missing, String... form) {
    return new Question(
        route,
        "POST " + route + " " + how,
        "",
        List.of(form),
        new Reply(400, Map.of("detail", missing + " is required")));
  }

  private static Question twice(Question once, String second) {
    List<String> form = new ArrayList<>(once.form());
    form.addAll(List.of("username", second));
    return new Question(
        once.route(),
        once.asked() + " and a second username, which does not count",
        once.username(),
        form,
        once.expected());
  }

  /** A question for a new user whose look-up goes wrong, with the promised reply. */
  Question failing(Route route, User user, String what, Reply expected) {
    Question once = right(route, user);
    return new Question(route, once.asked() + " " + what, once.username(), once.form(), expected);
  }

  private static String asked(Route route, String name, String how) {
    return ("POST " + route + " for \"" + name + "\" " + how).trim();
  }
}
