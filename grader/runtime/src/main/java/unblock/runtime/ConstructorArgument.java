package unblock.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * One argument for the constructor of handlers, as the grader orders it.
 *
 * @param maker the class that makes it, an {@link ArgumentMaker} of this package
 * @param details what the maker is told, as texts; often nothing
 */
public record ConstructorArgument(String maker, List<String> details) {
  public ConstructorArgument {
    details = List.copyOf(details);
  }

  /** One whose maker is told these texts. */
  public static ConstructorArgument of(Class<?> maker, String... details) {
    return new ConstructorArgument(maker.getName(), List.of(details));
  }

  /** As fields of a message: maker, number of details, details. */
  public List<String> toFields() {
    List<String> fields = new ArrayList<>(List.of(maker, Integer.toString(details.size())));
    fields.addAll(details);
    return fields;
  }

  /** Reads what {@link #toFields} has written, one after another. */
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
