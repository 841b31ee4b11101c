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
 * A service behind HTTP that gives the oracle's replies. Handlers receive its address and a
 * time-out.
 */
public final class HttpService implements Dependency {
  private static final Duration FIRST_PING = Duration.ofSeconds(20);

  /** An unused address: port 1 of the loopback address is reserved. */
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  /**
   * The time-out that must never expire. On 17, HttpClient's time-outs follow the time of day: with
   * 20 minutes, a request of a submission ended when the clock was set an hour forward. In
   * milliseconds, it fits an int. It also applies to an unreachable service, because on a slow
   * machine a short time-out ends before the connection is refused.
   */
  private static final Duration NO_TIMEOUT = Duration.ofDays(7);

  /** HttpClient may repeat one request in so many, and one more. */
  private static final int SENT_AGAIN = 50;

  @Override
  public void prepare(SharedServices services) {
    var unused = services.get(WireMockService.class, () -> started(services));
  }

  private static WireMockService started(SharedServices services) {
    WireMockService started = new WireMockService();
    // The first reply takes long; this ping keeps the delay out of the first run.
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

  /** HttpClient repeats a GET whose connection broke before a reply. */
  @Override
  public int mostRepeats(int requests) {
    return 1 + requests / SENT_AGAIN;
  }

  private static final class Opened implements DependencyRun {
    private final String id;
    private final WireMockService service;
    private final AtomicInteger reserved = new AtomicInteger();

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
      return Optional.of(service.address(id));
    }

    @Override
    public void takeRoom(int requests) {
      reserved.addAndGet(service.take(requests));
    }

    @Override
    public void leaveRoom() {
      service.leave(reserved.getAndSet(0));
    }

    @Override
    public void close() {
      service.forget(id);
      leaveRoom();
    }
  }
}
