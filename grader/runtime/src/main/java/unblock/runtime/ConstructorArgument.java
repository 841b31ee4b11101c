package unblock.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * One argument for the constructor of handlers, as the grader orders it.
 *
 * @param maker the class that creates it, an {@link ArgumentMaker} of this package
 * @param details the details for the maker, as texts; often empty
 */
public record ConstructorArgument(String maker, List<String> details) {
  public ConstructorArgument {
    details = List.copyOf(details);
  }

  /** Returns an argument with these details. */
  public static ConstructorArgument of(Class<?> maker, String... details) {
    return new ConstructorArgument(maker.getName(), List.of(details));
  }

  /** Returns the argument as fields of a message: maker, number of details, details. */
  public List<String> toFields() {
    List<String> fields = new ArrayList<>(List.of(maker, Integer.toString(details.size())));
    fields.addAll(details);
    return fields;
  }

  /** Reads consecutive arguments that {@link #toFields} has written. */
  static List<ConstructorArgument> fromFields(List<String> fields) {
    List<ConstructorArgument> all = new ArrayList<>();
    for (int at = 0; at + 1 < fields.size(); ) {
      int details = at + 2;
      int end = details + Integer.parseInt(fields.get(at + 1));
      all.add(new ConstructorArgument(fields.get(at), fields.subList(details, end)));
      at = end;
    }
    return all;
  }
}
