package unblock.engine.run;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import unblock.message.Message;
import unblock.runtime.ProtocolMessage;

/** Passes the reports of one child on to the run that uses the child, if they are possible. */
final class ChildReports {
  /** The kinds of messages that a child sends without a question. */
  private static final Set<String> KINDS = Set.of("mark", "gate", "call", "forged");

  private final ChildConnection connection;

  /** The numbers of the look-ups so far; used by the reading thread. */
  private final Set<String> held = new HashSet<>();

  private volatile CurrentRun run;

  /** The run that uses this child, and what the child may still send meanwhile. */
  private record CurrentRun(ChildSource.Receivers to, MessageAllowance allowance) {}

  /**
   * Passes reports to these receivers.
   *
   * @param connection carries the answers to look-ups
   */
  ChildReports(ChildConnection connection, ChildSource.Receivers receivers) {
    this.connection = connection;
    this.run = new CurrentRun(receivers, new MessageAllowance());
  }

  /** Passes reports to these receivers from now on, because another run uses the child. */
  void serve(ChildSource.Receivers receivers) {
    run = new CurrentRun(receivers, new MessageAllowance());
  }

  /** The receivers of the run that uses the child. */
  ChildSource.Receivers receivers() {
    return run.to();
  }

  /** Whether that message is no answer. */
  static boolean isReport(ProtocolMessage message) {
    return KINDS.contains(message.kind());
  }

  /** Passes that report on; returns why the child must end if it cannot be true. */
  Optional<Message> take(ProtocolMessage report) {
    Optional<Message> excess = run.allowance().take(report);
    if (excess.isPresent()) {
      return excess;
    }
    return switch (report.kind()) {
      case "mark" -> {
        run.to().marks().accept(report);
        yield Optional.empty();
      }
      case "gate", "call" -> hold(report);
      default -> Optional.of(Message.of("run.misdeed.called-probes"));
    };
  }

  private Optional<Message> hold(ProtocolMessage report) {
    if (!held.add(report.field(0))) {
      return Optional.of(Message.of("run.misdeed.reported-twice"));
    }
    Gate gate = run.to().gate();
    var unused =
        arrival(gate, report)
            .passed()
            .thenAccept(
                go ->
                    connection.send(
                        ProtocolMessage.of(go ? "go" : "fail", report.field(0), gate.database())));
    return Optional.empty();
  }

  private static Gate.Arrival arrival(Gate gate, ProtocolMessage report) {
    String key = report.field(1);
    String request = report.field(2);
    CallOrigin origin = CallOrigin.of(report);
    List<String> frames = report.from(CallOrigin.FIELDS_BEFORE_FRAMES);
    return report.kind().equals("call")
        ? gate.arriveAtCall(key, request, origin, frames)
        : gate.arriveAtStore(key, request, origin, frames);
  }
}
