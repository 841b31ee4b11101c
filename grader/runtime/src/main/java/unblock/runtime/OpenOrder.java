package unblock.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order to make handlers and to start a server before them.
 *
 * @param database the file with the newest version of the rows
 * @param handlers the class with the handlers
 * @param workers how many threads run handlers
 * @param api the interface that the handlers implement
 * @param routes from the path of each route to the method of that interface that answers it
 * @param arguments what the constructor of the handlers may take
 */
public record OpenOrder(
    String database,
    String handlers,
    int workers,
    String api,
    Map<String, String> routes,
    List<ConstructorArgument> arguments) {
  private static final int FIXED_FIELDS = 5;

  public OpenOrder {
    routes = new LinkedHashMap<>(routes);
    arguments = List.copyOf(arguments);
  }

  /** As fields of a message; routes and arguments follow what has one field each. */
  public List<String> toFields() {
    List<String> fields =
        new ArrayList<>(
            List.of(
                database,
                handlers,
                Integer.toString(workers),
                api,
                Integer.toString(routes.size())));
    routes.forEach((path, method) -> fields.addAll(List.of(path, method)));
    arguments.forEach(each -> fields.addAll(each.toFields()));
    return fields;
  }

  /**
   * As a message to a child.
   *
   * @param id what the child calls the server in its answers
   */
  public ProtocolMessage toMessage(String id) {
    List<String> fields = new ArrayList<>(List.of(id));
    fields.addAll(toFields());
    return ProtocolMessage.of("open", fields);
  }

  /** Reads what {@link #toFields} has written. */
  static OpenOrder fromFields(List<String> fields) {
    int end = FIXED_FIELDS + 2 * Integer.parseInt(fields.get(4));
    Map<String, String> routes = new LinkedHashMap<>();
    for (int at = FIXED_FIELDS; at < end; at += 2) {
      routes.put(fields.get(at), fields.get(at + 1));
    }
    return new OpenOrder(
        fields.get(0),
        fields.get(1),
        Integer.parseInt(fields.get(2)),
        fields.get(3),
        routes,
        ConstructorArgument.fromFields(fields.subList(end, fields.size())));
  }
}
