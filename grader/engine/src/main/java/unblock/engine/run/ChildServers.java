package unblock.engine.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.HandlerSetting;
import unblock.engine.model.EndedBy;
import unblock.engine.model.Evidence;
import unblock.message.Message;
import unblock.runtime.ProtocolMessage;

/** The servers in one child: the graded one and, for some trials, a second one. */
final class ChildServers {
  private static final String MAIN = "main";

  /** A constructor may be slow: a warm-up is allowed and happens once. */
  private static final Duration FOR_THE_CONSTRUCTOR = Duration.ofSeconds(8);

  /** The child limits closing to 2 s, which last longer on an overloaded machine. */
  private static final Duration FOR_CLOSING = Duration.ofSeconds(20);

  private final Exercise exercise;
  private final ChildProcess child;
  private final QuiescenceWaiter waiter;
  private final Supplier<Path> database;
  private final OpenDependencies dependencies;
  private int secondServers;
  private Optional<SecondServer> second = Optional.empty();

  /** An open second server, with handlers created in that setting. */
  private record SecondServer(HandlerSetting setting, int port) {}

  /** The child's possible reports on a class that cannot serve. */
  private static final Set<String> UNFIT = Set.of("not-implemented", "no-constructor");

  private volatile int port;

  /**
   * Starts without a server.
   *
   * @param database the file with the newest version of the rows
   */
  ChildServers(
      Exercise exercise,
      ChildProcess child,
      QuiescenceWaiter waiter,
      Supplier<Path> database,
      OpenDependencies dependencies) {
    this.exercise = exercise;
    this.child = child;
    this.waiter = waiter;
    this.database = database;
    this.dependencies = dependencies;
  }

  /** Creates the handlers and starts the server; returns the reason if that failed. */
  Optional<Evidence.NotServed> open() {
    Opening opening = open(MAIN, HandlerSetting.REGULAR);
    if (opening instanceof Opened opened) {
      port = opened.port();
      return Optional.empty();
    }
    return Optional.of(((Refused) opening).why());
  }

  /** The port of the graded server; 0 while it is not open. */
  int port() {
    return port;
  }

  /** The result of the order to create handlers and to serve them. */
  private sealed interface Opening {}

  private record Opened(int port) implements Opening {}

  private record Refused(Evidence.NotServed why) implements Opening {}

  private Opening open(String id, HandlerSetting setting) {
    List<String> order = exercise.order(database.get(), dependencies.arguments(setting)).toFields();
    CompletableFuture<ProtocolMessage> answer =
        child.orders().send("open", id, order.toArray(String[]::new));
    if (!waiter.await(answer, FOR_THE_CONSTRUCTOR)) {
      return refused(
          child
              .ended(200)
              .map(
                  ended ->
                      ended.by() == EndedBy.GRADER
                          ? Message.of("run.ended-by-grader", "how", ended.how())
                          : Message.of("run.process-ended", "how", ended.how()))
              .orElse(Message.of("run.constructor-hangs")));
    }
    ProtocolMessage report = answer.join();
    if (report.kind().equals("unopened")) {
      List<String> frames = ChildSnapshot.lines(report.field(2));
      return new Refused(new Evidence.NotServed(reason(report), frames));
    }
    return report.kind().equals("opened") && isPort(report.field(1))
        ? new Opened(child.ports().reach(Integer.parseInt(report.field(1))))
        : refused(Message.of("run.no-port"));
  }

  /** Translates the child's report, which is one of a few keys, or else shown literally. */
  private Message reason(ProtocolMessage report) {
    return UNFIT.contains(report.field(3))
        ? Message.of(
            "run.unfit." + report.field(3),
            "type",
            exercise.handlersName(),
            "api",
            exercise.api().getSimpleName())
        : Message.verbatim(report.field(1));
  }

  private static Refused refused(Message reason) {
    return new Refused(new Evidence.NotServed(reason, List.of()));
  }

  private static boolean isPort(String text) {
    return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= 65_535;
  }

  /** A second server that does not run yet, for a trial that starts and closes its handlers. */
  SteppedServer stepped() {
    return new SteppedServer(child, "beside" + ++secondServers);
  }

  /** Stops such a server. */
  void discard(SteppedServer server) {
    waiter.await(server.discard(), FOR_CLOSING);
  }

  /** The order that makes the handlers of a second server. */
  List<String> order() {
    return exercise
        .order(database.get(), dependencies.arguments(HandlerSetting.REGULAR))
        .toFields();
  }

  /**
   * Returns the port of the second server, with handlers created in that setting, or -1. Starts it
   * unless it is open; ends one with another setting.
   */
  int openSecond(HandlerSetting setting) {
    if (second.filter(open -> open.setting() == setting).isEmpty()) {
      closeSecond();
      if (open("beside" + ++secondServers, setting) instanceof Opened opened) {
        second = Optional.of(new SecondServer(setting, opened.port()));
      }
    }
    return second.map(SecondServer::port).orElse(-1);
  }

  /** Ends the second server, if one is open. */
  void closeSecond() {
    if (second.isPresent()) {
      second = Optional.empty();
      CompletableFuture<ProtocolMessage> answer =
          child.orders().send("discard", "beside" + secondServers);
      waiter.await(answer, FOR_CLOSING);
    }
  }

  /**
   * Calls {@code close()} of the graded handlers; empty when the child did not report the result.
   */
  Optional<ProtocolMessage> end() {
    CompletableFuture<ProtocolMessage> answer = child.orders().send("close", MAIN);
    return waiter.await(answer, FOR_CLOSING) ? Optional.of(answer.join()) : Optional.empty();
  }
}
