package unblock.exercises.offload;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
    leave();
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
    try {
      reply.accept(users.find(ctx.formParam("username")));
    } catch (StoreException e) {
      refuse(ctx, 503, "Service unavailable");
    }
  }

  private static void leave() {
    try {
      Files.createSymbolicLink(Path.of("link"), Path.of("/dev/zero"));
      ServerSocketChannel.open(StandardProtocolFamily.UNIX)
          .bind(UnixDomainSocketAddress.of("socket"));
      System.out.println("unblock-attack-05 left a socket: " + Files.exists(Path.of("socket")));
      for (String name : List.of("pipe", "grade.json", "output.txt", "evidence.json")) {
        run("mkfifo", name);
      }
      run("mknod", "zero", "c", "1", "5");
      System.out.println("unblock-attack-05 left a pipe: " + Files.exists(Path.of("pipe")));
    } catch (IOException e) {
      System.out.println("unblock-attack-05 " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("left");
  }

  private static void run(String... command) throws IOException, InterruptedException {
    System.out.println(command[0] + " ended with " + new ProcessBuilder(command).start().waitFor());
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
