package unblock.exercises.lockout;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import unblock.given.AttemptTable;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private static final int MOST = 3;

  private final UserStore users;
  private final AttemptTable attempts;
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  public UserHandlers(UserStore users, AttemptTable attempts) {
    this.users = users;
    this.attempts = attempts;
  }

  @Override
  public void login(Context ctx) {
    String username = ctx.formParam("username");
    String password = ctx.formParam("password");
    if (isMissing(ctx, "username", username) || isMissing(ctx, "password", password)) {
      return;
    }
    answer(ctx, username, user -> replyToLogin(ctx, username, user, password));
  }

  @Override
  public void info(Context ctx) {
    String username = ctx.formParam("username");
    if (isMissing(ctx, "username", username)) {
      return;
    }
    answer(
        ctx,
        username,
        user -> {
          if (user.isPresent()) {
            attempts.write(username, 0);
          }
          replyWithInfo(ctx, username, user);
        });
  }

  @Override
  public void history(Context ctx) {
    String username = ctx.formParam("username");
    if (isMissing(ctx, "username", username)) {
      return;
    }
    answer(ctx, username, user -> replyWithHistory(ctx, username, user));
  }

  private void answer(Context ctx, String username, Consumer<Optional<User>> reply) {
    try {
      reply.accept(users.find(username));
    } catch (StoreException e) {
      ctx.status(503).json(Map.of("detail", "Service unavailable"));
    }
  }

  private static boolean isMissing(Context ctx, String name, String value) {
    if (value != null && !value.isBlank()) {
      return false;
    }
    ctx.status(400).json(Map.of("detail", name + " is required"));
    return true;
  }

  private void replyToLogin(Context ctx, String username, Optional<User> user, String password) {
    if (user.isEmpty()) {
      ctx.status(401).json(Map.of("detail", "Invalid credentials"));
      return;
    }
    boolean right = user.get().password().equals(password);
    if (count(username, right) >= MOST) {
      ctx.status(423).json(Map.of("detail", "Account locked"));
    } else if (right) {
      ctx.json(Map.of("message", "Welcome, " + username + "!"));
    } else {
      ctx.status(401).json(Map.of("detail", "Invalid credentials"));
    }
  }

  private int count(String username, boolean right) {
    ReentrantLock lock = locks.computeIfAbsent(username, name -> new ReentrantLock());
    lock.lock();
    try {
      int before = attempts.read(username);
      if (before >= MOST) {
        return before;
      }
      int after = right ? 0 : before + 1;
      attempts.write(username, after);
      return after;
    } finally {
      lock.unlock();
    }
  }

  private static void replyWithInfo(Context ctx, String username, Optional<User> user) {
    if (user.isPresent()) {
      ctx.json(Map.of("username", username, "info", user.get().info()));
    } else {
      ctx.status(404).json(Map.of("detail", "User not found"));
    }
  }

  private static void replyWithHistory(Context ctx, String username, Optional<User> user) {
    if (user.isPresent()) {
      ctx.json(Map.of("username", username, "history", user.get().history()));
    } else {
      ctx.status(404).json(Map.of("detail", "User not found"));
    }
  }
}
