package unblock.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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

/** Questions to the canaries about new users, and about rows that change. */
final class CanaryOracle implements Oracle {
  private final TestData data;
  private int made;

  CanaryOracle(TestData data) {
    this.data = data;
  }

  @Override
  public List<Supplier<Question>> answers(Route route) {
    User user = user();
    User renewed = renewed(user);
    return List.of(() -> stored(route, user), () -> stored(route, renewed));
  }

  private Question stored(Route route, User user) {
    put(List.of(user));
    return question(route, user);
  }

  @Override
  public List<Supplier<Question>> invalid(Route route) {
    return List.of();
  }

  @Override
  public List<Question> right(List<Route> routes) {
    return routes.stream().map(route -> stored(route, user())).toList();
  }

  @Override
  public ChangingQuestions changing(List<Route> routes) {
    List<User> users = routes.stream().map(route -> user()).toList();
    List<User> renewed = users.stream().map(this::renewed).toList();
    put(users);
    return new ChangingQuestions(
        IntStream.range(0, routes.size())
            .mapToObj(i -> question(routes.get(i), renewed.get(i)))
            .toList(),
        () -> put(renewed));
  }

  @Override
  public List<ExpectedFault> faults(Route route) {
    return List.of();
  }

  @Override
  public CurlExample curlExample() {
    throw new UnsupportedOperationException("The canaries are not served.");
  }

  private User user() {
    return renewed(new User("canary-%d-%s".formatted(++made, data.word()), "", "", ""));
  }

  private User renewed(User user) {
    return new User(user.username(), data.word(), data.word(), data.word());
  }

  private void put(List<User> users) {
    data.put(UserTable.NAME, users.stream().map(UserTable::row).toList());
  }

  private static Question question(Route route, User user) {
    return new Question(
        route,
        "POST %s for \"%s\"".formatted(route.path(), user.username()),
        user.username(),
        List.of("username", user.username()),
        new Reply(200, Map.of("text", user.info())));
  }
}
