// Mistake: The username of the request is kept in a field until the service has answered.
// Fails: isolation
// Says: analyzer.shared-field
package unblock.exercises.upstream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import unblock.given.AsyncUserStore;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;

/**
 * Login asks the store; info and history ask a service over HTTP and pass its answer on. Nothing
 * here waits: each handler starts its question and returns.
 *
 * <p>A service may refuse, drop the connection, talk nonsense or stay silent. Each of these must
 * end in a reply, or the request stays open for ever.
 */
public final class UserHandlers implements UserApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AsyncUserStore users;

    private final URI base;

    private final Duration timeout;

    // One client for all requests: it keeps connections and threads, which are dear to start.
    private final HttpClient http;

    public UserHandlers(AsyncUserStore users, URI base, Duration timeout) {
        this.users = users;
        this.base = base;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    @Override
    public void login(Context ctx) {
        if (has(ctx, "username") && has(ctx, "password")) {
            String username = ctx.formParam("username");
            String password = ctx.formParam("password");
            ctx.future(() -> users.find(username).thenAccept(found -> replyToLogin(ctx, found, password)).exceptionally(failure -> replyToStoreFailure(ctx, failure)).toCompletableFuture());
        }
    }

    @Override
    public void info(Context ctx) {
        passOn(ctx, "info");
    }

    @Override
    public void history(Context ctx) {
        passOn(ctx, "history");
    }

    /**
     * Replies with the {@code field} that the service has for the user.
     */
    private void passOn(Context ctx, String field) {
        if (has(ctx, "username")) {
            shared = ctx.formParam("username");
            ctx.future(() -> fetch(shared, field).handle((response, failure) -> {
                if (failure == null) {
                    replyToResponse(ctx, shared, field, response);
                } else {
                    replyToServiceFailure(ctx, failure);
                }
                return null;
            }));
        }
    }

    private CompletableFuture<HttpResponse<String>> fetch(String username, String field) {
        // URLEncoder is made for forms, where a space is a plus. In a path, a plus is a plus.
        String segment = URLEncoder.encode(username, StandardCharsets.UTF_8).replace("+", "%20");
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/users/" + segment + "/" + field)).timeout(timeout).build();
        CompletableFuture<HttpResponse<String>> exchange = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        // The request's own time-out ends with the headers; this one covers a body that never comes.
        // The copy is what runs out of time, so that the exchange itself can still be called off.
        return exchange.copy().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).whenComplete((response, failure) -> exchange.cancel(true));
    }

    private static void replyToLogin(Context ctx, Optional<User> found, String password) {
        found.filter(user -> user.password().equals(password)).ifPresentOrElse(user -> ctx.json(Map.of("message", "Welcome, " + user.username() + "!")), () -> refuse(ctx, HttpStatus.UNAUTHORIZED, "Invalid credentials"));
    }

    /**
     * The store's failure has an answer; anything else is a mistake here and becomes a 500.
     */
    private static Void replyToStoreFailure(Context ctx, Throwable failure) {
        Throwable cause = unwrap(failure);
        if (cause instanceof StoreException) {
            refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable");
            return null;
        }
        throw new CompletionException(cause);
    }

    private static void replyToResponse(Context ctx, String username, String field, HttpResponse<String> response) {
        if (response.statusCode() == 404) {
            refuse(ctx, HttpStatus.NOT_FOUND, "User not found");
        } else if (response.statusCode() == 200) {
            fieldOf(response.body(), username, field).ifPresentOrElse(value -> ctx.json(Map.of("username", username, field, value)), () -> refuse(ctx, HttpStatus.BAD_GATEWAY, "Bad gateway"));
        } else {
            refuse(ctx, HttpStatus.BAD_GATEWAY, "Bad gateway");
        }
    }

    /**
     * Empty when the body is no JSON, lacks the field, or is about somebody else.
     */
    private static Optional<String> fieldOf(String body, String username, String field) {
        try {
            JsonNode json = JSON.readTree(body);
            return username.equals(json.path("username").textValue()) ? Optional.ofNullable(json.path(field).textValue()) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /**
     * Silence is the service's delay (504); every other failure is no usable answer (502).
     */
    private static void replyToServiceFailure(Context ctx, Throwable failure) {
        Throwable cause = unwrap(failure);
        if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
            refuse(ctx, HttpStatus.GATEWAY_TIMEOUT, "Gateway timeout");
        } else {
            refuse(ctx, HttpStatus.BAD_GATEWAY, "Bad gateway");
        }
    }

    /**
     * A failure that has travelled along a chain of stages arrives wrapped.
     */
    private static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    /**
     * Whether the parameter is there; when it is not, the request has been answered with 400.
     */
    private static boolean has(Context ctx, String name) {
        String value = ctx.formParam(name);
        if (value == null || value.isBlank()) {
            refuse(ctx, HttpStatus.BAD_REQUEST, name + " is required");
            return false;
        }
        return true;
    }

    private static void refuse(Context ctx, HttpStatus status, String detail) {
        ctx.status(status).json(Map.of("detail", detail));
    }

    private String shared;
}
