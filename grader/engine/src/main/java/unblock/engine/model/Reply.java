package unblock.engine.model;

import java.util.Map;

/**
 * A promised reply: its status, exactly these fields, and at least these headers.
 *
 * @param headers by name, as in {@code Retry-After}
 */
public record Reply(int status, Map<String, String> fields, Map<String, String> headers) {
  public Reply {
    fields = Map.copyOf(fields);
    headers = Map.copyOf(headers);
  }

  /** Without promised headers. */
  public Reply(int status, Map<String, String> fields) {
    this(status, fields, Map.of());
  }
}
