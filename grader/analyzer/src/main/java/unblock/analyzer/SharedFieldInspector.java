package unblock.analyzer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import unblock.message.Message;

/** Finds the fields in which requests share their data, from class files alone. */
public final class SharedFieldInspector {
  private final RequestCode code;
  private final HeldLocks locks;
  private final FieldUses uses = new FieldUses();

  private SharedFieldInspector(RequestCode code) {
    this.code = code;
    this.locks = new HeldLocks(code);
  }

  /**
   * Inspects the code that these handlers reach. A class that cannot be analysed has no findings.
   *
   * @param classes a folder of class files
   * @param type the name of the class with the handlers
   * @param methods the names of its handler methods
   * @return the fields by file and line
   */
  public static List<SharedField> inspect(Path classes, String type, Collection<String> methods) {
    RequestCode code =
        new RequestCode(
            ClassFiles.read(List.of(classes)).classes(), type.replace('.', '/'), methods);
    return new SharedFieldInspector(code).fields();
  }

  private List<SharedField> fields() {
    SharedTypes shared = new SharedTypes(code);
    code.methods().forEach(each -> FieldUseCollector.collect(each, code, shared, locks, uses));
    List<SharedField> found = new ArrayList<>();
    uses.byField()
        .forEach(
            (field, of) -> {
              if (of.isShared(code, locks)) {
                found.add(field(field, of));
              }
            });
    found.sort(
        Comparator.comparing((SharedField each) -> each.finding().file())
            .thenComparingInt(each -> each.finding().line())
            .thenComparing(each -> each.finding().fact().toString()));
    return found;
  }

  private SharedField field(String field, FieldUses.OfField of) {
    FieldUses.Use write = of.firstWrite();
    FieldUses.Use read = of.readAfter(write);
    Set<String> writers = handlersOf(of.writes());
    Set<String> readers = handlersOf(of.reads());
    Set<String> reaching = new TreeSet<>(writers);
    reaching.addAll(readers);
    String name = field.substring(field.lastIndexOf('.') + 1);
    Finding finding =
        new Finding(
            of.isThreadLocal() ? "stale-thread-local" : "shared-field",
            Severity.ERROR,
            write.file(),
            write.line(),
            of.isThreadLocal()
                ? Message.of(
                    "analyzer.stale-thread-local",
                    "field",
                    name,
                    "write",
                    write.place(),
                    "read",
                    read.place())
                : Message.of(
                    "analyzer.shared-field",
                    "field",
                    name,
                    "write",
                    write.place(),
                    "read",
                    read.place()),
            Message.of("analyzer.question.shared-field"),
            List.of(),
            reaching.stream().map(code::handlerId).toList(),
            "");
    return new SharedField(
        finding,
        writers,
        readers,
        of.span(),
        of.isThreadLocal()
            ? List.of()
            : locks.of(of.writes()).stream()
                .flatMap(use -> PausePlaces.of(use, code).stream())
                .distinct()
                .toList());
  }

  private Set<String> handlersOf(List<FieldUses.Use> uses) {
    Set<String> handlers = new TreeSet<>();
    uses.forEach(use -> handlers.addAll(code.handlersOf(use.method())));
    return handlers;
  }
}
