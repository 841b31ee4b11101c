package corpus;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import unblock.given.AsyncUserStore;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserStore;

/** Time and retries: schedulers, timers, publishers, back-off; and the clock merely read. */
class StudentsTimers extends Handlers {
  private final UserStore users;
  private final AsyncUserStore async;
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
  private final Timer timer = new Timer("timer", true);
  private final SubmissionPublisher<String> events = new SubmissionPublisher<>();
  private final SubmissionPublisher<String> inline =
      new SubmissionPublisher<>(Runnable::run, Flow.defaultBufferSize());
  private final Map<String, Instant> lockedUntil = new ConcurrentHashMap<>();

  StudentsTimers(UserStore users, AsyncUserStore async) {
    this.users = users;
    this.async = async;
    events.subscribe(new LookUpSubscriber());
    inline.subscribe(new LookUpSubscriber());
    clock.scheduleAtFixedRate(this::forgetOldLocks, 1, 1, TimeUnit.MINUTES);
  }

  private void forgetOldLocks() {
    Instant now = Instant.now();
    lockedUntil.values().removeIf(until -> until.isBefore(now));
  }

  /** Looks up whoever is published. */
  class LookUpSubscriber implements Flow.Subscriber<String> {
    private Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      this.subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(String name) {
      users.find(name).ifPresent(user -> System.out.println("seen " + user.username()));
      subscription.request(1);
    }

    @Override
    public void onError(Throwable failure) {
      failure.printStackTrace();
    }

    @Override
    public void onComplete() {
      System.out.println("done");
    }
  }

  void delayedBySchedule(Context ctx) { // OK: the scheduler's thread looks up and completes
    String name = ctx.formParam("username");
    CompletableFuture<Optional<User>> later = new CompletableFuture<>();
    clock.schedule(
        () -> {
          try {
            later.complete(users.find(name));
          } catch (StoreException e) {
            later.completeExceptionally(e);
          }
        },
        100,
        TimeUnit.MILLISECONDS);
    ctx.future(() -> later.thenAccept(found -> ctx.result(found.map(User::info).orElse(""))));
  }

  void scheduledAndAwaited(Context ctx) throws Exception { // BLOCKS: get waits for the schedule
    String name = ctx.formParam("username");
    ScheduledFuture<Optional<User>> later =
        clock.schedule(() -> users.find(name), 10, TimeUnit.MILLISECONDS);
    ctx.result(later.get().map(User::info).orElse("unknown"));
  }

  void reminded(Context ctx) { // OK: the timer's own thread runs the task
    String name = ctx.formParam("username");
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            Optional<User> user = users.find(name);
            System.out.println("reminder for " + user.map(User::username).orElse("?"));
          }
        },
        5000);
    ctx.status(202);
  }

  void remindedNow(Context ctx) { // BLOCKS: the same kind of task, but run by hand
    String name = ctx.formParam("username");
    TimerTask task =
        new TimerTask() {
          @Override
          public void run() {
            users.find(name).ifPresent(user -> ctx.header("X-User", user.username()));
          }
        };
    task.run();
    ctx.status(202);
  }

  void published(Context ctx) { // OK: offer drops what does not fit; the common pool delivers
    int lag =
        events.offer(
            ctx.formParam("username"),
            (subscriber, dropped) -> {
              System.out.println("dropped " + dropped);
              return false;
            });
    ctx.json(Map.of("queued", lag >= 0));
  }

  void publishedInline(Context ctx) { // MISS BLOCKS: this publisher delivers on the calling thread; publishers are not followed
    inline.submit(ctx.formParam("username"));
    ctx.status(202);
  }

  void retriedWithBackOff(Context ctx) { // OK: each new try is started by a delayed executor
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            tried(name, 3, Duration.ofMillis(50))
                .thenAccept(found -> ctx.result(found.map(User::info).orElse("unknown"))));
  }

  private CompletableFuture<Optional<User>> tried(String name, int left, Duration pause) {
    CompletableFuture<Optional<User>> attempt = async.find(name).toCompletableFuture();
    if (left <= 1) {
      return attempt;
    }
    Executor afterPause =
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
    return attempt.exceptionallyCompose(
        failure ->
            CompletableFuture.supplyAsync(() -> name, afterPause)
                .thenCompose(again -> tried(again, left - 1, pause.multipliedBy(2))));
  }

  void retriedWithSleep(Context ctx) throws InterruptedException { // BLOCKS: finds and sleeps here
    String name = ctx.formParam("username");
    long pause = 50;
    for (int attempt = 1; attempt <= 3; attempt++) {
      try {
        ctx.result(users.find(name).map(User::info).orElse("unknown"));
        return;
      } catch (StoreException e) {
        System.out.println("attempt " + attempt + " failed");
        Thread.sleep(pause);
        pause *= 2;
      }
    }
    ctx.status(503).json(Map.of("detail", "Service unavailable"));
  }

  void busyWaiting(Context ctx) { // BLOCKS: turns in a loop until 300 ms are over
    Instant end = Instant.now().plus(Duration.ofMillis(300));
    while (Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    ctx.status(401).json(Map.of("detail", "Invalid credentials"));
  }

  void lockedOutByClock(Context ctx) { // OK: the clock is read and compared, nobody waits for it
    String name = ctx.formParam("username");
    Instant until = lockedUntil.getOrDefault(name, Instant.MIN);
    if (Instant.now().isBefore(until)) {
      ctx.status(429).header("Retry-After", String.valueOf(until.getEpochSecond()));
      return;
    }
    lockedUntil.put(name, Instant.now().plusSeconds(30));
    ctx.result("locked for 30 s, " + Duration.ofMinutes(1).minusSeconds(30));
  }

  void delayQueueEmptied(Context ctx) { // OK: poll() of a DelayQueue gives null when none is due
    DelayQueue<ScheduledLogout> logouts = new DelayQueue<>();
    logouts.add(new ScheduledLogout(ctx.formParam("username"), Instant.now().plusMillis(20)));
    ScheduledLogout due = logouts.poll();
    ctx.result(due == null ? "nobody" : due.name());
  }

  record ScheduledLogout(String name, Instant at) implements java.util.concurrent.Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(Duration.between(Instant.now(), at));
    }

    @Override
    public int compareTo(java.util.concurrent.Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
