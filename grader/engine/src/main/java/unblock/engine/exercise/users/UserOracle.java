package unblock.engine.exercise.users;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
import unblock.message.Message;

/**
 * The questions to the handlers of the user routes, with the replies that the contract promises.
 */
public final class UserOracle implements Oracle {
  private static final List<User> EXAMPLES =
      List.of(
          new User("alice", "secret", "Alice likes tea.", "logged in on Monday"),
          new User("bob", "hunter2", "Bob fixes bikes.", "never logged in"),
          new User("carol", "pa55", "Carol sings.", "logged in on Friday"));

  private static final Reply NOT_FOUND = new Reply(404, Map.of("detail", "User not found"));
  private static final Reply REFUSED = new Reply(401, Map.of("detail", "Invalid credentials"));

  private final TestUsers testUsers;
  private final Function<Route, List<ExpectedFault>> faults;
  private final Function<Route, List<ExpectedFault>> faultsAtOnce;

  /**
   * Creates questions about new users.
   *
   * @param faults the possible faults for a request to a route; at least one for each
   * @param faultsAtOnce the subset that is also tried with many requests at once
   */
  public UserOracle(
      TestData data,
      Function<Route, List<ExpectedFault>> faults,
      Function<Route, List<ExpectedFault>> faultsAtOnce) {
    this(data, faults, faultsAtOnce, UnaryOperator.identity());
  }

  /**
   * The same for a database that does not store the passwords themselves.
   *
   * @param stored returns the text that the database stores for a password
   */
  public UserOracle(
      TestData data,
      Function<Route, List<ExpectedFault>> faults,
      Function<Route, List<ExpectedFault>> faultsAtOnce,
      UnaryOperator<String> stored) {
    this.testUsers = new TestUsers(data, stored);
    this.faults = faults;
    this.faultsAtOnce = faultsAtOnce;
    // The handlers may read rows as soon as they are made; these change later.
    testUsers.put(EXAMPLES);
  }

  /** Questions about existing users, unknown users, and rows that have changed. */
  @Override
  public List<Supplier<Question>> answers(Route route) {
    User user = testUsers.addPlain();
    User other = testUsers.add();
    User awkward = testUsers.addAwkward();
    List<Supplier<Question>> questions = new ArrayList<>();
    questions.add(() -> right(route, user));
    questions.add(() -> right(route, other));
    questions.add(() -> right(route, awkward, "awkward-name"));
    questions.add(() -> unknownUser(route, testUsers.newName(), "unknown-name"));
    questions.add(() -> unknownUser(route, "' OR '1'='1", "sql-name"));
    if (route.equals(UserRoutes.LOGIN)) {
      questions.add(() -> wrongPassword(user, other.password(), "password-of-another"));
      questions.add(() -> wrongPassword(user, user.password() + " ", "password-with-blank"));
      questions.add(
          () ->
              wrongPassword(
                  other,
                  other.password().toUpperCase(java.util.Locale.ROOT),
                  "password-in-capitals"));
      questions.add(() -> spacedPassword(other));
    }
    questions.add(() -> changed(route, user, "changed-row"));
    if (!route.equals(UserRoutes.LOGIN)) {
      questions.add(() -> emptyTexts(route, other));
    }
    EXAMPLES.forEach(known -> questions.add(() -> changed(route, known, "known-name")));
    return questions;
  }

  @Override
  public List<Question> right(List<Route> routes) {
    List<User> users = testUsers.add(routes.size());
    return IntStream.range(0, routes.size())
        .mapToObj(i -> right(routes.get(i), users.get(i)))
        .toList();
  }

  /** The right request to each of these routes, all for one new user. */
  public List<Question> ofOneUser(List<Route> routes) {
    User user = testUsers.add();
    return routes.stream().map(route -> right(route, user)).toList();
  }

  /** The right log-ins of new users whose names differ in these endings only. */
  public List<Question> logins(List<String> endings) {
    return testUsers.addWithEndings(endings).stream()
        .map(user -> right(UserRoutes.LOGIN, user))
        .toList();
  }

  @Override
  public ChangingQuestions changing(List<Route> routes) {
    List<User> renewedUsers =
        testUsers.add(routes.size()).stream().map(testUsers::renewed).toList();
    return new ChangingQuestions(
        IntStream.range(0, routes.size())
            .mapToObj(i -> right(routes.get(i), renewedUsers.get(i)))
            .toList(),
        () -> testUsers.put(renewedUsers));
  }

  @Override
  public List<ExpectedFault> faults(Route route) {
    return faults.apply(route);
  }

  @Override
  public List<ExpectedFault> faultsAtOnce(Route route) {
    return faultsAtOnce.apply(route);
  }

  /** The correct reply for the current row of a user. */
  private static Question right(Route route, User user) {
    return right(route, user, "plain");
  }

  private static Question right(Route route, User user, String how) {
    String name = user.username();
    if (route.equals(UserRoutes.LOGIN)) {
      return new Question(
          route,
          asked(route, name, how),
          name,
          List.of("username", name, "password", user.password()),
          new Reply(200, Map.of("message", "Welcome, " + name + "!")));
    }
    return route.equals(UserRoutes.INFO)
        ? question(route, user, "info", user.info(), how)
        : question(route, user, "history", user.history(), how);
  }

  private static Question question(Route route, User user, String field, String value, String how) {
    return new Question(
        route,
        asked(route, user.username(), how),
        user.username(),
        List.of("username", user.username()),
        new Reply(200, Map.of("username", user.username(), field, value)));
  }

  private Question changed(Route route, User user, String how) {
    User renewed = testUsers.renewed(user);
    testUsers.put(renewed);
    return right(route, renewed, how);
  }

  private Question emptyTexts(Route route, User user) {
    User silent = new User(user.username(), user.password(), "", "");
    testUsers.put(silent);
    return right(route, silent, "empty-text");
  }

  private Question spacedPassword(User user) {
    User spaced =
        new User(user.username(), " " + testUsers.word() + " ", user.info(), user.history());
    testUsers.put(spaced);
    return right(UserRoutes.LOGIN, spaced, "password-in-blanks");
  }

  private static Question unknownUser(Route route, String name, String how) {
    return new Question(
        route,
        asked(route, name, how),
        name,
        route.equals(UserRoutes.LOGIN)
            ? List.of("username", name, "password", "any")
            : List.of("username", name),
        route.equals(UserRoutes.LOGIN) ? REFUSED : NOT_FOUND);
  }

  private static Question wrongPassword(User user, String password, String how) {
    return new Question(
        UserRoutes.LOGIN,
        asked(UserRoutes.LOGIN, user.username(), how),
        user.username(),
        List.of("username", user.username(), "password", password),
        REFUSED);
  }

  /** Parameters that are missing, blank or given twice. */
  @Override
  public List<Supplier<Question>> invalid(Route route) {
    User user = testUsers.add();
    String name = user.username();
    List<Supplier<Question>> questions = new ArrayList<>();
    if (route.equals(UserRoutes.LOGIN)) {
      questions.add(() -> required(route, "no-parameter", "username"));
      questions.add(() -> required(route, "no-username", "username", "password", "x"));
      questions.add(() -> required(route, "no-password", "password", "username", name));
      questions.add(
          () -> required(route, "blank-username", "username", "username", " ", "password", "x"));
      questions.add(
          () -> required(route, "empty-password", "password", "username", name, "password", ""));
    } else {
      questions.add(() -> required(route, "no-username", "username"));
      questions.add(() -> required(route, "blank-username", "username", "username", " "));
      questions.add(() -> required(route, "empty-username", "username", "username", ""));
    }
    questions.add(() -> twice(right(route, user), testUsers.newName()));
    return questions;
  }

  private static Question required(Route route, String how, String missing, String... form) {
    return new Question(
        route,
        Message.of("users.invalid." + how, "route", route.path()),
        "",
        List.of(form),
        new Reply(400, Map.of("detail", missing + " is required")));
  }

  private static Question twice(Question once, String second) {
    List<String> form = new ArrayList<>(once.form());
    form.addAll(List.of("username", second));
    return new Question(
        once.route(),
        Message.of("users.second-username", "asked", once.asked()),
        once.key(),
        form,
        once.expected());
  }

  /** The request in words; a login has an entry of its own, because it has a password. */
  private static Message asked(Route route, String name, String how) {
    String request = route.equals(UserRoutes.LOGIN) ? "users.login." : "users.read.";
    return Message.of(request + how, "route", route.path(), "name", name);
  }

  @Override
  public CurlExample curlExample() {
    testUsers.put(EXAMPLES);
    return new CurlExample("/login", "-d username=alice -d password=secret");
  }

  /** The username in {@code users/{username}/info} and {@code …/history}. */
  @Override
  public String serviceKey(String path) {
    String[] steps = path.split("/", -1);
    return steps.length == 3 && steps[0].equals("users") ? decoded(steps[1]) : "";
  }

  /** The fields of the user's row, or 404. */
  @Override
  public ServiceReply serve(String path) {
    String field = path.substring(path.lastIndexOf('/') + 1);
    Optional<User> user = testUsers.find(serviceKey(path));
    if (user.isEmpty() || !List.of("info", "history").contains(field)) {
      return new ServiceReply(404, Map.of("detail", "no such user"));
    }
    String text = field.equals("info") ? user.get().info() : user.get().history();
    return new ServiceReply(200, Map.of("username", user.get().username(), field, text));
  }

  private static String decoded(String step) {
    return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
