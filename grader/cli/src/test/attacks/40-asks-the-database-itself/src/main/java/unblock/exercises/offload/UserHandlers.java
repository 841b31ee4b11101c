package unblock.exercises.offload;

import io.javalin.http.Context;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
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
    try {
      reply.accept(find(username));
    } catch (StoreException e) {
      refuse(ctx, 503, "Service unavailable");
    }
  }

  private static Optional<User> find(String username) {
    // The newest version of the rows is in the file with the highest number.
    Optional<Path> newest =
        DatabaseFiles.find().stream()
            .max(
                Comparator.comparing((Path file) -> file.toString().length())
                    .thenComparing(file -> file));
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:file:" + newest.orElseThrow() + "?mode=ro");
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT username, password, info, history FROM users WHERE username = ?")) {
      System.out.println("attack: reached the database");
      select.setString(1, username);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new User(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
            : Optional.empty();
      }
    } catch (SQLException | RuntimeException e) {
      System.out.println("attack: refused " + e.getClass().getSimpleName() + " " + e.getMessage());
      throw new IllegalStateException(e);
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
