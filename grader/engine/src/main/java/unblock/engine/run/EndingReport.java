package unblock.engine.run;

import java.util.ArrayList;
import java.util.List;
import unblock.engine.model.Ending;
import unblock.engine.model.Stack;
import unblock.runtime.ProtocolMessage;

/** Reads the child's report about what {@code close()} of the handlers has left behind. */
final class EndingReport {
  private EndingReport() {}

  /** Returns the ending in a {@code closed} message. */
  static Ending read(ProtocolMessage message) {
    String connections = message.field(1);
    List<Stack> threads = new ArrayList<>();
    for (int i = 3; i + 1 < message.fields().size(); i += 2) {
      threads.add(new Stack("", message.field(i), "", ChildSnapshot.lines(message.field(i + 1))));
    }
    return new Ending(
        ChildSnapshot.lines(message.field(2)),
        threads,
        connections.matches("\\d{1,6}") ? Integer.parseInt(connections) : Ending.UNCOUNTED);
  }
}
