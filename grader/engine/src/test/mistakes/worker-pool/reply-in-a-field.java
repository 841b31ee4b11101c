// Mistake: What replies to the request is kept in a field while the store is asked.
// Fails: isolation
// Says: analyzer.shared-field
package unblock.exercises.workerpool;

import com.fasterxml.jackson.databind.node.TextNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
        String username = ctx.formParam("username");
        String password = ctx.formParam("password");
        if (isMissing(ctx, "username", username) || isMissing(ctx, "password", password)) {
            return;
        }
        answer(ctx, username, user -> replyToLogin(ctx, user, password));
    }

    @Override
    public void info(Context ctx) {
        String username = ctx.formParam("username");
        if (isMissing(ctx, "username", username)) {
            return;
        }
        answer(ctx, username, user -> replyWithInfo(ctx, user));
    }

    @Override
    public void history(Context ctx) {
        String username = ctx.formParam("username");
        if (isMissing(ctx, "username", username)) {
            return;
        }
        answer(ctx, username, user -> replyWithHistory(ctx, user));
    }

    private void answer(Context ctx, String username, Consumer<Optional<User>> reply) {
        shared = reply;
        try {
            shared.accept(users.find(username));
        } catch (StoreException e) {
            unavailable(ctx);
        }
    }

    private static boolean isMissing(Context ctx, String name, String value) {
        if (value != null && !value.isBlank()) {
            return false;
        }
        send(ctx, 400, Map.of("detail", name + " is required"));
        return true;
    }

    private static void replyToLogin(Context ctx, Optional<User> user, String password) {
        if (user.isPresent() && user.get().password().equals(password)) {
            send(ctx, 200, Map.of("message", "Welcome, " + user.get().username() + "!"));
        } else {
            send(ctx, 401, Map.of("detail", "Invalid credentials"));
        }
    }

    private static void replyWithInfo(Context ctx, Optional<User> user) {
        if (user.isPresent()) {
            send(ctx, 200, Map.of("username", user.get().username(), "info", user.get().info()));
        } else {
            send(ctx, 404, Map.of("detail", "User not found"));
        }
    }

    private static void replyWithHistory(Context ctx, Optional<User> user) {
        if (user.isPresent()) {
            send(ctx, 200, Map.of("username", user.get().username(), "history", user.get().history()));
        } else {
            send(ctx, 404, Map.of("detail", "User not found"));
        }
    }

    private static void unavailable(Context ctx) {
        send(ctx, 503, Map.of("detail", "Service unavailable"));
    }

    /**
     * The mapper escapes quotes, backslashes and control characters.
     */
    private static void send(Context ctx, int status, Map<String, String> fields) {
        StringBuilder json = new StringBuilder("{");
        fields.forEach((name, value) -> json.append(json.length() > 1 ? "," : "").append('"').append(name).append("\":").append(ctx.jsonMapper().toJsonString(new TextNode(value), TextNode.class)));
        byte[] body = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
        ctx.status(status).contentType("application/json").result(body);
    }

    private Consumer<Optional<User>> shared;
}
