package unblock.exercises.upstream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

final class Admin {
  private Admin() {}

  static void misuse(URI base) {
    post(base, "settings", "{\"fixedDelay\": 0}");
    post(base, "mappings/reset", "");
    post(
        base,
        "mappings",
        "{\"priority\": 1, \"request\": {\"urlPattern\": \".*\"},"
            + " \"response\": {\"status\": 200, \"body\": \"unblock-attack-43\"}}");
    post(base, "requests/reset", "");
    post(base, "shutdown", "");
  }

  private static void post(URI base, String what, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/__admin/" + what))
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
      System.out.println("unblock-attack-43 " + status);
    } catch (IOException e) {
      System.out.println("unblock-attack-43 refused " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
