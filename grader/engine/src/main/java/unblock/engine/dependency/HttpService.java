package unblock.engine.dependency;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import unblock.engine.exercise.Dependency;
import unblock.engine.exercise.DependencyRun;
import unblock.engine.exercise.HandlerSetting;
import unblock.engine.exercise.RunContext;
import unblock.engine.exercise.SharedServices;
import unblock.message.IoMessageException;
import unblock.message.Message;
import unblock.runtime.ConstructorArgument;
import unblock.runtime.DurationMaker;
import unblock.runtime.UriMaker;

/**
 * A service behind HTTP that answers what the exercise's oracle says. Handlers are given its
 * address and how long they may wait for it.
 */
public final class HttpService implements Dependency {
  private static final Duration FIRST_PING = Duration.ofSeconds(20);

  /** Where nothing listens: port 1 of the loopback address is reserved and unused. */
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  /**
   * The time-out where none is to come. On 17, HttpClient's time-outs follow the time of day: with
   * 20 minutes, a clock that was set an hour forward ended what a submission had asked for. In
   * milliseconds, it fits an int. An unreachable service has it, too: on a slow machine a short one
   * is over before the connection is refused.
   */
  private static final Duration NO_TIMEOUT = Duration.ofDays(7);

  /** So many requests may be sent again by HttpClient: one in fifty, and one more. */
  private static final int SENT_AGAIN = 50;

  @Override
  public void prepare(SharedServices services) {
    var unused = services.get(WireMockService.class, () -> started(services));
  }

  private static WireMockService started(SharedServices services) {
    WireMockService started = new WireMockService();
    // Its first reply takes long, and nobody should wait for it.
    services.ping(started.ping(), FIRST_PING);
    return started;
  }

  @Override
  public Message words() {
    return Message.of("dependency.http-service");
  }

  @Override
  public DependencyRun open(RunContext run) throws IOException {
    try {
      SharedServices services = run.services();
      WireMockService service = services.get(WireMockService.class, () -> started(services)).join();
      service.open(run.id(), run);
      return new Opened(run.id(), service);
    } catch (CompletionException e) {
      throw new IoMessageException(
          Message.of(
              "dependency.not-started",
              "reason",
              IoMessageException.troubleOf(Objects.requireNonNullElse(e.getCause(), e))),
          e);
    }
  }

  /** HttpClient sends a GET again whose connection broke before there was a reply. */
  @Override
  public int mostRepeats(int requests) {
    return 1 + requests / SENT_AGAIN;
  }

  private static final class Opened implements DependencyRun {
    private final String id;
    private final WireMockService service;
    private final AtomicInteger room = new AtomicInteger();

    Opened(String id, WireMockService service) {
      this.id = id;
      this.service = service;
    }

    @Override
    public List<ConstructorArgument> arguments(HandlerSetting setting) {
      URI address = setting == HandlerSetting.UNREACHABLE ? NOWHERE : service.address(id);
      Duration timeout =
          setting == HandlerSetting.SHORT_TIMEOUT ? HandlerSetting.SHORT : NO_TIMEOUT;
      return List.of(
          ConstructorArgument.of(UriMaker.class, address.toString()),
          ConstructorArgument.of(DurationMaker.class, Long.toString(timeout.toMillis())));
    }

    @Override
    public Optional<Integer> port() {
      return Optional.of(service.port());
    }

    @Override
    public Optional<URI> ping() {
      return Optional.of(service.ping());
    }

    @Override
    public void takeRoom(int requests) {
      room.addAndGet(service.take(requests));
    }

    @Override
    public void leaveRoom() {
      service.leave(room.getAndSet(0));
    }

    @Override
    public void close() {
      service.forget(id);
      leaveRoom();
    }
  }
}
