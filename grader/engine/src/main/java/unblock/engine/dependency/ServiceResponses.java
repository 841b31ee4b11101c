package unblock.engine.dependency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import unblock.engine.exercise.DependencyFault;
import unblock.engine.exercise.Oracle.ServiceReply;

/** The responses of the simulated service, without and with a fault. */
final class ServiceResponses {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private ServiceResponses() {}

  /** The response to a request that no contract has. */
  static Response unknown() {
    return Response.response().status(400).body("no such address").build();
  }

  /** The service resets the connection. */
  static Response dropped() {
    return Response.response().fault(Fault.CONNECTION_RESET_BY_PEER).build();
  }

  /**
   * The status, the headers and the beginning of that reply; the rest never comes.
   *
   * @param begun runs when the beginning was sent
   */
  static Response unfinished(ServiceReply right, CompletableFuture<?> end, Runnable begun) {
    byte[] whole = text(right.fields()).getBytes(StandardCharsets.UTF_8);
    return Response.response()
        .status(right.status())
        .headers(headers())
        .body(() -> new UnfinishedBody(whole, end, begun))
        .build();
  }

  /** That reply, changed by the fault if there is one. */
  static Response of(ServiceReply right, @Nullable DependencyFault fault) {
    if (!(fault instanceof HttpFault http)) {
      return json(right.status(), right.fields());
    }
    return switch (http) {
      case OUT_OF_ORDER -> json(500, Map.of("detail", "out of order"));
      case CREATED -> json(201, right.fields());
      case NO_JSON -> Response.response().status(200).body("<html>oops").build();
      case WRONG_FIELDS -> json(200, Map.of("user", "?"));
      case OTHER_USER -> json(200, otherUser(right.fields()));
      case NO_TEXT -> json(200, withoutText(right.fields()));
      case MORE_FIELDS -> text(200, withMoreFields(right.fields()));
      case DROPS -> dropped();
      case SILENT, SILENT_BODY, REFUSES -> json(right.status(), right.fields());
    };
  }

  /** What the service has, under the name of somebody else. */
  private static Map<String, Object> otherUser(Map<String, String> fields) {
    Map<String, Object> other = new TreeMap<>(fields);
    other.computeIfPresent("username", (key, name) -> name + "x");
    return other;
  }

  /** What the service has, but numbers in place of all texts except the name. */
  private static Map<String, Object> withoutText(Map<String, String> fields) {
    Map<String, Object> other = new TreeMap<>(fields);
    other.replaceAll((key, text) -> key.equals("username") ? text : (Object) 7);
    return other;
  }

  /** What the service has and two fields more, in lines of their own. */
  private static String withMoreFields(Map<String, String> fields) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("version", 2);
    more.putAll(new TreeMap<>(fields));
    more.put("source", "cache-3");
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .without(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .writeValueAsString(more);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A map of texts could not be written as JSON", e);
    }
  }

  private static Response json(int status, Map<String, ?> fields) {
    return text(status, text(fields));
  }

  private static Response text(int status, String body) {
    return Response.response().status(status).headers(headers()).body(body).build();
  }

  private static HttpHeaders headers() {
    return new HttpHeaders(new HttpHeader("Content-Type", "application/json"));
  }

  private static String text(Map<String, ?> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A map of texts could not be written as JSON", e);
    }
  }
}
