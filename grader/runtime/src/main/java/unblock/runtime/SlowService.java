package unblock.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import unblock.given.User;

/** The upstream service that a student sees with curl; under the grader, WireMock plays it. */
final class SlowService {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SlowService() {}

  /** Starts it on a free loopback port and returns the base of its addresses. */
  static URI start(List<User> users, Gate gate) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/users/", exchange -> answer(exchange, users, gate));
    server.start();
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange, List<User> users, Gate gate)
      throws IOException {
    try (exchange) {
      String[] steps = exchange.getRequestURI().getPath().split("/", -1);
      String what = steps.length == 4 ? steps[3] : "";
      gate.pass(steps.length > 2 ? steps[2] : "");
      Optional<User> user =
          users.stream()
              .filter(each -> steps.length > 2 && each.username().equals(steps[2]))
              .findFirst();
      boolean known = user.isPresent() && List.of("info", "history").contains(what);
      byte[] body =
          JSON.writeValueAsBytes(
              known
                  ? Map.of(
                      "username",
                      user.get().username(),
                      what,
                      what.equals("info") ? user.get().info() : user.get().history())
                  : Map.of("detail", "User not found"));
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(known ? 200 : 404, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
