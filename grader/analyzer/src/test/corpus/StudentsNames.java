package corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import unblock.given.User;
import unblock.given.UserStore;

/** Names that sound like waiting, on plain objects; and beside them the one that does wait. */
class StudentsNames extends Handlers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final UserStore users;
  private final Directory directory = new Directory();
  private final Pet pet = new Pet();
  private final AtomicReference<User> last = new AtomicReference<>();
  private final Map<String, String> slugs = new ConcurrentHashMap<>();
  private final Deque<String> recent = new ArrayDeque<>();

  StudentsNames(UserStore users) {
    this.users = users;
    directory.connect("alice", "bob").connect("bob", "carol");
  }

  /** Friends of friends, in memory. It has {@code find}, as the store has. */
  static class Directory {
    private final Map<String, List<String>> friends = new HashMap<>();

    Directory connect(String one, String other) {
      friends.computeIfAbsent(one, key -> new ArrayList<>()).add(other);
      friends.computeIfAbsent(other, key -> new ArrayList<>()).add(one);
      return this;
    }

    Optional<List<String>> find(String name) {
      return Optional.ofNullable(friends.get(name));
    }
  }

  /** A game object whose methods are called like those of Thread and Lock. */
  static class Pet {
    private int energy = 5;
    private String owner = "nobody";

    void sleep(int hours) {
      energy = Math.min(10, energy + hours);
    }

    String join(String newOwner) {
      owner = newOwner;
      return owner;
    }

    void acquire(String toy) {
      energy -= toy.length() % 3;
    }

    boolean await(int walks) {
      return energy >= walks;
    }

    int get() {
      return energy;
    }
  }

  /** A text with a builder. */
  record Mail(String to, String subject) {
    static class Builder {
      private String to = "";
      private String subject = "";

      Builder to(String value) {
        this.to = Objects.requireNonNull(value);
        return this;
      }

      Builder subject(String value) {
        this.subject = value;
        return this;
      }

      Mail send() {
        return new Mail(to, subject);
      }
    }
  }

  void petSleeps(Context ctx) { // OK: the pet sleeps, joins and awaits; the thread does not
    pet.sleep(8);
    pet.acquire("ball");
    String owner = pet.join(ctx.formParam("username"));
    ctx.json(Map.of("energy", pet.get(), "walk", pet.await(3), "owner", owner));
  }

  void friendsFound(Context ctx) { // OK: this find is the directory's own, on a map
    String name = ctx.formParam("username");
    List<String> friends = directory.find(name).orElse(List.of());
    String line = String.join(", ", friends);
    StringJoiner numbered = new StringJoiner("; ", "[", "]");
    IntStream.range(0, friends.size()).forEach(i -> numbered.add(i + ": " + friends.get(i)));
    ctx.json(Map.of("friends", line, "numbered", numbered.toString()));
  }

  void friendsFoundInStore(Context ctx) { // BLOCKS: amid the map's look-ups one of the store
    String friend =
        directory.find(ctx.formParam("username")).stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparing(String::length))
            .findFirst()
            .orElse("nobody");
    String info = users.find(friend).map(User::info).orElseGet(() -> "no such user: " + friend);
    ctx.json(Map.of("friend", friend, "info", info));
  }

  void gettersOfAllSorts(Context ctx) { // OK: get of AtomicReference, Map, Optional, Supplier
    Supplier<String> greeting = () -> "Hello, " + ctx.formParam("username");
    User user = last.get();
    Map<String, Integer> scores = Map.of("alice", 3, "bob", 4);
    Optional<Integer> best = scores.values().stream().max(Comparator.naturalOrder());
    int own = scores.get("alice");
    ctx.result(greeting.get() + " " + best.get() + "/" + own + (user == null ? "" : user.info()));
  }

  void slugComputed(Context ctx) { // OK: computeIfAbsent with a function on text only
    String title = Objects.requireNonNullElse(ctx.formParam("title"), "");
    String slug =
        slugs.computeIfAbsent(
            title, t -> t.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    ctx.result(slug);
  }

  void userComputed(Context ctx) { // BLOCKS: computeIfAbsent asks the store while the worker waits
    String name = ctx.formParam("username");
    String info =
        slugs.computeIfAbsent(name, key -> users.find(key).map(User::info).orElse("unknown"));
    ctx.json(Map.of("username", name, "info", info));
  }

  void mailSent(Context ctx) { // OK: send builds a record, nothing leaves the machine
    Mail mail =
        new Mail.Builder().to(ctx.formParam("username") + "@example.org").subject("Welcome").send();
    ctx.json(Map.of("to", mail.to(), "subject", mail.subject()));
  }

  void threadNeverStarted(Context ctx) { // OK: a thread object that nobody starts or runs
    String name = ctx.formParam("username");
    Thread thread = new Thread(() -> last.set(users.find(name).orElse(null)), "prefetch");
    thread.setDaemon(true);
    ctx.json(Map.of("thread", thread.getName(), "state", thread.getState().name()));
  }

  void threadRunNotStarted(Context ctx) { // BLOCKS: run() instead of start() looks up right here
    String name = ctx.formParam("username");
    Thread thread = new Thread(() -> last.set(users.find(name).orElse(null)), "prefetch");
    thread.setDaemon(true);
    thread.run();
    ctx.result(last.get() == null ? "nobody" : last.get().info());
  }

  void recentTaken(Context ctx) { // OK: an ArrayDeque's poll, push and peek, on the worker only
    recent.push(String.valueOf(ctx.formParam("username")));
    while (recent.size() > 10) {
      recent.pollLast();
    }
    String newest = recent.peek();
    ctx.json(recent.stream().collect(Collectors.groupingBy(n -> n.equals(newest))).size());
  }

  void tokenIssued(Context ctx) { // OK: UUID, Base64, dates and random numbers in memory
    String raw = ctx.formParam("username") + ":" + UUID.randomUUID();
    String token = Base64.getUrlEncoder().encodeToString(raw.getBytes(StandardCharsets.UTF_8));
    LocalDate expires = LocalDate.now().plus(14, ChronoUnit.DAYS);
    int lucky = ThreadLocalRandom.current().nextInt(100);
    System.out.printf("issued a token to %s%n", ctx.formParam("username"));
    ctx.json(Map.of("token", token, "expires", expires.toString(), "lucky", lucky));
  }

  void jsonRead(Context ctx) throws JsonProcessingException { // OK: the tree is read from a String
    JsonNode tree = JSON.readTree(ctx.body());
    ObjectNode answer = JSON.createObjectNode();
    answer.put("username", tree.path("username").asText("anonymous"));
    answer.set("echo", tree);
    ctx.contentType("application/json").result(JSON.writeValueAsString(answer));
  }

  void pathsComputed(Context ctx) { // OK: a Path is only a name until somebody opens it
    Path home = Path.of("data").resolve(String.valueOf(ctx.formParam("username"))).normalize();
    boolean inside = home.startsWith(Path.of("data"));
    CompletableFuture<String> answer = new CompletableFuture<>();
    answer.complete(inside ? home.getFileName().toString() : "outside");
    ctx.result(answer.join());
  }
}
