package unblock.engine.run;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exercise;
import unblock.runtime.Message;

/** The servers in one child: the one that is graded, and now and then another beside it. */
final class Servers {
  /** Where nothing listens: port 1 of the loopback address is reserved and unused. */
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  private static final String MAIN = "main";

  /**
   * The time-out where none is to come. On 17, HttpClient's time-outs follow the time of day: with
   * 20 minutes, a clock that was set an hour forward ended what a submission had asked for. In
   * milliseconds, it fits an int.
   */
  private static final Duration NO_TIMEOUT = Duration.ofDays(7);

  /** A constructor may take its time: warming up is no fault, and happens once. */
  private static final Duration FOR_THE_CONSTRUCTOR = Duration.ofSeconds(8);

  /** What closes is given 2 s by the child, which are more on a starved machine. */
  private static final Duration FOR_CLOSING = Duration.ofSeconds(20);

  private final Exercise exercise;
  private final ChildProcess child;
  private final Patience patience;
  private final People people;
  private final Optional<Upstream> upstream;
  private final String scene;
  private int beside;
  private volatile int port;

  /**
   * None is open yet.
   *
   * @param scene what this run is called at the upstream service
   */
  Servers(
      Exercise exercise,
      ChildProcess child,
      Patience patience,
      People people,
      Optional<Upstream> upstream,
      String scene) {
    this.exercise = exercise;
    this.child = child;
    this.patience = patience;
    this.people = people;
    this.upstream = upstream;
    this.scene = scene;
  }

  /** Makes the handlers and starts the server; says why when that did not work. */
  Optional<Evidence.NotServed> open() {
    Message answer = open(MAIN, service(), NO_TIMEOUT);
    if (answer.kind().equals("opened")) {
      port = child.reach(Integer.parseInt(answer.field(1)));
      return Optional.empty();
    }
    return Optional.of(new Evidence.NotServed(answer.field(1), Snapshot.lines(answer.field(2))));
  }

  /** The port of the first; 0 while it is not open. */
  int port() {
    return port;
  }

  private URI service() {
    return upstream.map(service -> service.address(scene)).orElse(NOWHERE);
  }

  private Message open(String id, URI base, Duration timeout) {
    CompletableFuture<Message> answer =
        child.order(
            "open",
            id,
            exercise.handlers(),
            Integer.toString(exercise.workers()),
            people.file().toString(),
            base.toString(),
            Long.toString(timeout.toMillis()));
    if (patience.await(answer, FOR_THE_CONSTRUCTOR)) {
      Message told = answer.join();
      boolean served = told.kind().equals("opened") && isPort(told.field(1));
      return served || told.kind().equals("unopened")
          ? told
          : Message.of("unopened", id, "the process did not say on which port it listens");
    }
    return Message.of(
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

  /** Starts another one, with the same upstream and that time-out; its port, or -1. */
  int besideUpstream(Duration timeout) {
    return openBeside(service(), timeout);
  }

  /**
   * Starts another one, whose upstream refuses connections; its port, or -1. It has a long
   * time-out: on a slow machine a short one is over before the connection is refused.
   */
  int besideNothing() {
    return openBeside(NOWHERE, NO_TIMEOUT);
  }

  private int openBeside(URI base, Duration timeout) {
    Message answer = open("beside" + ++beside, base, timeout);
    return answer.kind().equals("opened") ? child.reach(Integer.parseInt(answer.field(1))) : -1;
  }

  /** Ends the one that was opened last beside the first. */
  void closeBeside() {
    CompletableFuture<Message> answer = child.order("discard", "beside" + beside);
    patience.await(answer, FOR_CLOSING);
  }

  /** Calls {@code close()} of the first; empty when the child did not tell what came of it. */
  Optional<Message> end() {
    CompletableFuture<Message> answer = child.order("close", MAIN);
    return patience.await(answer, FOR_CLOSING) ? Optional.of(answer.join()) : Optional.empty();
  }
}
