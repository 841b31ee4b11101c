package unblock.engine.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.HandlerSetting;
import unblock.engine.model.Evidence;
import unblock.runtime.ProtocolMessage;

/** The servers in one child: the one that is graded, and now and then another beside it. */
final class ChildServers {
  private static final String MAIN = "main";

  /** A constructor may take its time: warming up is no fault, and happens once. */
  private static final Duration FOR_THE_CONSTRUCTOR = Duration.ofSeconds(8);

  /** What closes is given 2 s by the child, which are more on a starved machine. */
  private static final Duration FOR_CLOSING = Duration.ofSeconds(20);

  private final Exercise exercise;
  private final ChildProcess child;
  private final QuiescenceWaiter patience;
  private final Supplier<Path> database;
  private final OpenDependencies dependencies;
  private int beside;
  private volatile int port;

  /**
   * None is open yet.
   *
   * @param database the file with the newest version of the rows
   */
  ChildServers(
      Exercise exercise,
      ChildProcess child,
      QuiescenceWaiter patience,
      Supplier<Path> database,
      OpenDependencies dependencies) {
    this.exercise = exercise;
    this.child = child;
    this.patience = patience;
    this.database = database;
    this.dependencies = dependencies;
  }

  /** Makes the handlers and starts the server; says why when that did not work. */
  Optional<Evidence.NotServed> open() {
    ProtocolMessage answer = open(MAIN, HandlerSetting.REGULAR);
    if (answer.kind().equals("opened")) {
      port = child.reach(Integer.parseInt(answer.field(1)));
      return Optional.empty();
    }
    return Optional.of(
        new Evidence.NotServed(answer.field(1), ChildSnapshot.lines(answer.field(2))));
  }

  /** The port of the first; 0 while it is not open. */
  int port() {
    return port;
  }

  private ProtocolMessage open(String id, HandlerSetting setting) {
    List<String> order = exercise.order(database.get(), dependencies.arguments(setting)).toFields();
    CompletableFuture<ProtocolMessage> answer =
        child.order("open", id, order.toArray(String[]::new));
    if (patience.await(answer, FOR_THE_CONSTRUCTOR)) {
      ProtocolMessage told = answer.join();
      boolean served = told.kind().equals("opened") && isPort(told.field(1));
      return served || told.kind().equals("unopened")
          ? told
          : ProtocolMessage.of("unopened", id, "the process did not say on which port it listens");
    }
    return ProtocolMessage.of(
        "unopened",
        id,
        child
            .ended(200)
            .map(how -> "the process ended (" + how + ")")
            .orElse("the constructor did not return"));
  }

  private static boolean isPort(String text) {
    return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= 65_535;
  }

  /** Starts another one, with handlers made in that setting; its port, or -1. */
  int openBeside(HandlerSetting setting) {
    ProtocolMessage answer = open("beside" + ++beside, setting);
    return answer.kind().equals("opened") ? child.reach(Integer.parseInt(answer.field(1))) : -1;
  }

  /** Ends the one that was opened last beside the first. */
  void closeBeside() {
    CompletableFuture<ProtocolMessage> answer = child.order("discard", "beside" + beside);
    patience.await(answer, FOR_CLOSING);
  }

  /** Calls {@code close()} of the first; empty when the child did not tell what came of it. */
  Optional<ProtocolMessage> end() {
    CompletableFuture<ProtocolMessage> answer = child.order("close", MAIN);
    return patience.await(answer, FOR_CLOSING) ? Optional.of(answer.join()) : Optional.empty();
  }
}
