package unblock.cli.intake;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A student on the roster, or one who handed in a submission. Two values are the same student if
 * id, name and e-mail are equal; the rest is what one request knows about the student.
 *
 * @param id from the roster, or else the number in an export's file name
 * @param name from the roster, or else from an export
 * @param email only from the roster
 * @param accounts all known ids by their numbering, in lower case
 * @param extension the student's own due time, or additional time, as the roster writes it
 * @param handedIn when the work was handed in, as the roster or the export writes it
 */
public record Student(
    String id,
    String name,
    Optional<String> email,
    Map<IdKind, Set<String>> accounts,
    Optional<String> extension,
    Optional<String> handedIn) {
  /** Journals of earlier versions have only the first three. */
  public Student {
    Map<IdKind, Set<String>> copy = new EnumMap<>(IdKind.class);
    Objects.requireNonNullElse(accounts, Map.<IdKind, Set<String>>of())
        .forEach((kind, ids) -> copy.put(kind, Collections.unmodifiableSet(new TreeSet<>(ids))));
    accounts = Collections.unmodifiableMap(copy);
    extension = Objects.requireNonNullElse(extension, Optional.empty());
    handedIn = Objects.requireNonNullElse(handedIn, Optional.empty());
  }

  /** A student about whom nothing else is known. */
  public Student(String id, String name, Optional<String> email) {
    this(id, name, email, Map.of(), Optional.empty(), Optional.empty());
  }

  /** Returns a copy with one more id. */
  Student knownAs(IdKind kind, String number) {
    Map<IdKind, Set<String>> more = new EnumMap<>(IdKind.class);
    more.putAll(accounts);
    Set<String> ids = new TreeSet<>(accounts.getOrDefault(kind, Set.of()));
    ids.add(number);
    more.put(kind, ids);
    return new Student(id, name, email, more, extension, handedIn);
  }

  /** Returns a copy with the time of a hand-in, unless the roster has one. */
  Student handedInAt(Optional<String> time) {
    return new Student(id, name, email, accounts, extension, handedIn.or(() -> time));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Student that
        && id.equals(that.id)
        && name.equals(that.name)
        && email.equals(that.email);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, name, email);
  }
}
