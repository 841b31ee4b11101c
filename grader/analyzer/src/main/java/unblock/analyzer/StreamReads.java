package unblock.analyzer;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import unblock.analyzer.CallResolution.Callee;

/** Reads of streams that wait for another thread, process or machine, or for the keyboard. */
final class StreamReads implements LibraryModels.Model {
  /** The class that stands for the standard input. */
  private static final String STANDARD_INPUT = "java/lang/System";

  private static final Set<String> ENDS =
      Set.of(
          "java/io/PipedInputStream",
          "java/io/PipedReader",
          "java/lang/Process",
          StreamReads.STANDARD_INPUT);
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
          "nextInt",
          "nextLong",
          "nextDouble",
          "nextBoolean",
          "hasNextInt",
          "readObject");

  private final DataFlow flow;

  StreamReads(DataFlow flow) {
    this.flow = flow;
  }

  /** Returns the stream in a static field, if it is the standard input. */
  static Optional<AbstractValue> in(String owner, String field) {
    return owner.equals(STANDARD_INPUT) && field.equals("in")
        ? Optional.of(
            AbstractValue.of(
                new ValueFact.Instance(InstructionSite.outside(owner), STANDARD_INPUT)))
        : Optional.empty();
  }

  /** Returns the stream that a call opens, if it is such a stream. */
  @Override
  public Optional<AbstractValue> call(
      Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    return !callee.isStatic()
            && OPENING.contains(callee.name())
            && callee.owner().equals("java/lang/Process")
        ? Optional.of(AbstractValue.of(new ValueFact.Instance(here.site(), "java/lang/Process")))
        : Optional.empty();
  }

  void by(Callee callee, AbstractValue receiver, ProgramPoint here) {
    if (READING.contains(callee.name())
        && callee.owner().startsWith("java/")
        && receiver.all(ValueFact.Instance.class).stream()
            .anyMatch(s -> isPipe(s, new HashSet<>()))) {
      here.add(
          CallResolution.hit(
              here, callee.text(), Severity.BLOCKS, "waits for what the other end writes"));
    }
  }

  private boolean isPipe(ValueFact.Instance stream, Set<ValueFact> seen) {
    return ENDS.contains(stream.type())
        || (seen.add(stream)
            && flow.heap().contents(stream.site()).all(ValueFact.Instance.class).stream()
                .anyMatch(inner -> isPipe(inner, seen)));
  }
}
