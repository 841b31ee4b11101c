package unblock.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order to create handlers and to start their server.
 *
 * @param database the file with the newest version of the rows
 * @param handlers the class of the handlers
 * @param workers the number of platform threads that run handlers
 * @param threads the kind of threads that run handlers
 * @param api the interface that the handlers implement
 * @param routes the name of the interface's method for each route, by path
 * @param arguments the arguments that the constructor of the handlers may take
 */
public record OpenOrder(
    String database,
    String handlers,
    int workers,
    HandlerThreads threads,
    String api,
    Map<String, String> routes,
    List<ConstructorArgument> arguments) {
  private static final int FIXED_FIELDS = 6;

  public OpenOrder {
    routes = new LinkedHashMap<>(routes);
    arguments = List.copyOf(arguments);
  }

  /** Returns the order as fields of a message; routes and arguments follow the single fields. */
  public List<String> toFields() {
    List<String> fields =
        new ArrayList<>(
            List.of(
                database,
                handlers,
                Integer.toString(workers),
                threads.name(),
                api,
                Integer.toString(routes.size())));
    routes.forEach((path, method) -> fields.addAll(List.of(path, method)));
    arguments.forEach(each -> fields.addAll(each.toFields()));
    return fields;
  }

  /**
   * Returns the order as a message to a child.
   *
   * @param id identifies the server in the child's replies
   */
  public ProtocolMessage toMessage(String id) {
    List<String> fields = new ArrayList<>(List.of(id));
    fields.addAll(toFields());
    return ProtocolMessage.of("open", fields);
  }

  /** Reads an order that {@link #toFields} has written. */
  static OpenOrder fromFields(List<String> fields) {
    int end = FIXED_FIELDS + 2 * Integer.parseInt(fields.get(FIXED_FIELDS - 1));
    Map<String, String> routes = new LinkedHashMap<>();
    for (int at = FIXED_FIELDS; at < end; at += 2) {
      routes.put(fields.get(at), fields.get(at + 1));
    }
    return new OpenOrder(
        fields.get(0),
        fields.get(1),
        Integer.parseInt(fields.get(2)),
        HandlerThreads.valueOf(fields.get(3)),
        fields.get(4),
        routes,
        ConstructorArgument.fromFields(fields.subList(end, fields.size())));
  }
}
