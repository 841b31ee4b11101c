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
import unblock.engine.model.Evidence;
import unblock.message.Message;
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

  /** What a child may say of a class that cannot serve. */
  private static final Set<String> UNFIT = Set.of("not-implemented", "no-constructor");

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
    Opening opening = open(MAIN, HandlerSetting.REGULAR);
    if (opening instanceof Opened opened) {
      port = opened.port();
      return Optional.empty();
    }
    return Optional.of(((Refused) opening).why());
  }

  /** The port of the first; 0 while it is not open. */
  int port() {
    return port;
  }

  /** What came of the order to make handlers and to serve them. */
  private sealed interface Opening {}

  private record Opened(int port) implements Opening {}

  private record Refused(Evidence.NotServed why) implements Opening {}

  private Opening open(String id, HandlerSetting setting) {
    List<String> order = exercise.order(database.get(), dependencies.arguments(setting)).toFields();
    CompletableFuture<ProtocolMessage> answer =
        child.order("open", id, order.toArray(String[]::new));
    if (!patience.await(answer, FOR_THE_CONSTRUCTOR)) {
      return refused(
          child
              .ended(200)
              .map(how -> Message.of("run.process-ended", "how", how))
              .orElse(Message.of("run.constructor-hangs")));
    }
    ProtocolMessage told = answer.join();
    if (told.kind().equals("unopened")) {
      List<String> frames = ChildSnapshot.lines(told.field(2));
      return new Refused(new Evidence.NotServed(reason(told), frames));
    }
    return told.kind().equals("opened") && isPort(told.field(1))
        ? new Opened(child.reach(Integer.parseInt(told.field(1))))
        : refused(Message.of("run.no-port"));
  }

  /** The child's word is one of a few keys, or it stands for itself. */
  private Message reason(ProtocolMessage told) {
    return UNFIT.contains(told.field(3))
        ? Message.of(
            "run.unfit." + told.field(3),
            "type",
            exercise.handlersName(),
            "api",
            exercise.api().getSimpleName())
        : Message.verbatim(told.field(1));
  }

  private static Refused refused(Message reason) {
    return new Refused(new Evidence.NotServed(reason, List.of()));
  }

  private static boolean isPort(String text) {
    return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= 65_535;
  }

  /** Starts another one, with handlers made in that setting; its port, or -1. */
  int openBeside(HandlerSetting setting) {
    return open("beside" + ++beside, setting) instanceof Opened opened ? opened.port() : -1;
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
