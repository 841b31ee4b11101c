package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import unblock.given.StoreException;
import unblock.given.User;

/** A status and a body. */
record Reply(int status, Map<String, String> body) {
  static Reply toLogin(Optional<User> user, String password) {
    return user.filter(found -> found.password().equals(password))
        .map(found -> new Reply(200, Map.of("message", "Welcome, " + found.username() + "!")))
        .orElseGet(() -> refusal(401, "Invalid credentials"));
  }

  static Reply withInfo(Optional<User> user) {
    return user.map(
            found -> new Reply(200, Map.of("username", found.username(), "info", found.info())))
        .orElseGet(() -> refusal(404, "User not found"));
  }

  static Reply withHistory(Optional<User> user) {
    return user.map(
            found ->
                new Reply(200, Map.of("username", found.username(), "history", found.history())))
        .orElseGet(() -> refusal(404, "User not found"));
  }

  static Reply toFailure(Throwable failure) {
    return failure.getCause() instanceof StoreException
        ? refusal(503, "Service unavailable")
        : refusal(500, "Internal server error");
  }

  static Reply refusal(int status, String detail) {
    return new Reply(status, Map.of("detail", detail));
  }

  void sendTo(Context ctx) {
    ctx.status(status).json(body);
  }
}
