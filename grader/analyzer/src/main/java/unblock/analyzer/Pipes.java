package unblock.analyzer;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import unblock.analyzer.Calls.Callee;

/**
 * Streams whose other end is another thread, process or machine: to read them is to wait for it.
 */
final class Pipes {
  private static final Set<String> ENDS =
      Set.of("java/io/PipedInputStream", "java/io/PipedReader", "java/lang/Process");
  private static final Set<String> OPENING =
      Set.of("getInputStream", "getErrorStream", "inputReader", "errorReader");
  private static final Set<String> READING =
      Set.of(
          "read",
          "readLine",
          "readAllBytes",
          "readNBytes",
          "transferTo",
          "lines",
          "nextLine",
          "hasNextLine",
          "next",
          "hasNext",
          "readObject");

  private final Flow flow;

  Pipes(Flow flow) {
    this.flow = flow;
  }

  /** The stream that a call opens, if it is one of these. */
  Optional<Val> opened(Callee callee, Here here) {
    return !callee.isStatic()
            && OPENING.contains(callee.name())
            && callee.owner().equals("java/lang/Process")
        ? Optional.of(Val.of(new Fact.Instance(here.site(), "java/lang/Process")))
        : Optional.empty();
  }

  void by(Callee callee, Val receiver, Here here) {
    if (READING.contains(callee.name())
        && callee.owner().startsWith("java/")
        && receiver.all(Fact.Instance.class).stream().anyMatch(s -> isPipe(s, new HashSet<>()))) {
      here.add(
          Calls.hit(here, callee.text(), Severity.BLOCKS, "waits for what the other end writes"));
    }
  }

  private boolean isPipe(Fact.Instance stream, Set<Fact> seen) {
    return ENDS.contains(stream.type())
        || (seen.add(stream)
            && flow.heap().contents(stream.site()).all(Fact.Instance.class).stream()
                .anyMatch(inner -> isPipe(inner, seen)));
  }
}
