package unblock.engine.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import unblock.engine.model.HandlersPhase;
import unblock.runtime.ProtocolMessage;

/**
 * A second server in a child. The grader orders each step of its handlers' life and sees when the
 * step has ended.
 */
final class SteppedServer {
  private final ChildProcess child;
  private final String id;
  private CompletableFuture<ProtocolMessage> step = new CompletableFuture<>();
  private Method method = Method.NONE;
  private int orders;
  private volatile int port;

  /** A method of the handlers that an order calls, with the thread that runs it in the child. */
  private enum Method {
    NONE("", HandlersPhase.NOT_MADE, HandlersPhase.NOT_MADE),
    CONSTRUCTOR("constructor", HandlersPhase.MAKING, HandlersPhase.MADE),
    START("handlers-start", HandlersPhase.STARTING, HandlersPhase.STARTED),
    CLOSE("handlers-close", HandlersPhase.CLOSING, HandlersPhase.CLOSED);

    private final String thread;
    private final HandlersPhase running;
    private final HandlersPhase ended;

    Method(String thread, HandlersPhase running, HandlersPhase ended) {
      this.thread = thread;
      this.running = running;
      this.ended = ended;
    }
  }

  /**
   * Names a server that does not run yet.
   *
   * @param id identifies it in the child
   */
  SteppedServer(ChildProcess child, String id) {
    this.child = child;
    this.id = id;
  }

  /** Starts the server and makes the handlers, as that order says. */
  void make(List<String> order) {
    method = Method.CONSTRUCTOR;
    step = child.orders().send("make", id, order.toArray(String[]::new)).thenApply(this::reached);
  }

  /** Completes the step after the port is known. */
  private ProtocolMessage reached(ProtocolMessage report) {
    if (report.kind().equals("opened") && report.field(1).matches("[1-9]\\d{0,4}")) {
      port = child.ports().reach(Integer.parseInt(report.field(1)));
    }
    return report;
  }

  /** Calls {@code start()}. */
  void start() {
    method = Method.START;
    step = order("start");
  }

  /** Calls {@code close()} while the server runs. */
  void close() {
    method = Method.CLOSE;
    step = order("leave");
  }

  /** Interrupts the thread that runs {@code close()}. */
  void interrupt() {
    var unused = order("interrupt");
  }

  /** Closes the store of this server, at which look-ups that wait fail. */
  void release() {
    var unused = order("release");
  }

  /** Stops the server; completes when it has stopped. */
  CompletableFuture<ProtocolMessage> discard() {
    return child.orders().send("discard", id);
  }

  private CompletableFuture<ProtocolMessage> order(String kind) {
    return child.orders().send(kind, "%s %s %d".formatted(kind, id, ++orders), id);
  }

  /** The port of this server; 0 as long as it does not listen. */
  int port() {
    return port;
  }

  /** Completes when the last method of the handlers has returned or failed. */
  CompletableFuture<ProtocolMessage> step() {
    return step;
  }

  /** The name of the thread that runs the last method. */
  String thread() {
    return method.thread;
  }

  /** What the handlers do now. */
  HandlersPhase phase() {
    if (!step.isDone()) {
      return method.running;
    }
    return failure().isPresent() ? HandlersPhase.FAILED : method.ended;
  }

  /** The exception of the last method, with its frames; empty when it threw none. */
  Optional<ProtocolMessage> failure() {
    return Optional.ofNullable(step.getNow(null))
        .filter(report -> List.of("thrown", "unopened").contains(report.kind()));
  }
}
