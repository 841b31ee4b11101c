package unblock.engine.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import unblock.engine.exercise.ChangingQuestions;
import unblock.engine.exercise.CurlExample;
import unblock.engine.exercise.ExpectedFault;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.Question;
import unblock.engine.exercise.TestData;
import unblock.engine.model.Reply;
import unblock.engine.model.Route;
import unblock.given.User;
import unblock.runtime.UserTable;

/** Requests of the demo, each for a user of its own. */
final class ArticleOracle implements Oracle {
  private final TestData data;
  private int made;

  ArticleOracle(TestData data) {
    this.data = data;
  }

  @Override
  public List<Supplier<Question>> answers(Route route) {
    return List.of();
  }

  @Override
  public List<Supplier<Question>> invalid(Route route) {
    return List.of();
  }

  @Override
  public List<Question> right(List<Route> routes) {
    List<User> users = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    for (Route route : routes) {
      User user = new User("user-" + ++made, data.word(), data.word(), data.word());
      users.add(user);
      questions.add(question(route, user));
    }
    data.put(UserTable.NAME, users.stream().map(UserTable::row).toList());
    return questions;
  }

  @Override
  public ChangingQuestions changing(List<Route> routes) {
    return new ChangingQuestions(right(routes), () -> {});
  }

  @Override
  public List<ExpectedFault> faults(Route route) {
    return List.of();
  }

  @Override
  public CurlExample curlExample() {
    throw new UnsupportedOperationException("The demo is not served.");
  }

  private static Question question(Route route, User user) {
    return new Question(
        route,
        "POST %s for \"%s\"".formatted(route.path(), user.username()),
        user.username(),
        List.of("username", user.username()),
        new Reply(200, reply(route, user)));
  }

  private static Map<String, String> reply(Route route, User user) {
    return switch (route.path()) {
      case "/login" -> Map.of("message", "Welcome, " + user.username() + "!");
      case "/info" -> Map.of("username", user.username(), "info", user.info());
      default -> Map.of("username", user.username(), "history", user.history());
    };
  }
}
