package unblock.runtime;

import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.ref.PhantomReference;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BooleanSupplier;

/**
 * Checks what an exercise has left behind in this JVM. Only when nothing is left may the next
 * exercise of the same submission run here; otherwise its verdict could depend on the order of the
 * exercises. In doubt something is left, which costs the start of another JVM and nothing else.
 */
final class ExerciseRemains {
  /** Threads and connections that were just closed need some milliseconds to end. */
  private static final TurnBasedTimeout TO_END = new TurnBasedTimeout(Duration.ofMillis(100));

  private final SubmissionThreads threads;
  private final OptionalInt socketsBefore;
  private final JvmDefaults defaultsBefore = JvmDefaults.now();

  /** A kind of remains. */
  enum Kind {
    /** A thread, a worker, a client of the JDK with its threads, or a task of the common pool. */
    THREAD,
    /** A connection, or connections that this system does not count. */
    CONNECTION,
    /** A setting of the JVM that was changed for everybody. */
    SETTING,
    /** An object, a class or a task of the exercise that something still refers to. */
    OBJECT
  }

  /**
   * Creates a check against the present state, before any exercise runs.
   *
   * @param socketsBefore the number of open sockets; empty on systems that do not report it
   */
  ExerciseRemains(SubmissionThreads threads, OptionalInt socketsBefore) {
    this.threads = threads;
    this.socketsBefore = socketsBefore;
  }

  /**
   * Returns the first kind of remains; empty if nothing is left.
   *
   * @param loader a phantom reference, because a weak one is empty before finalizers have run
   */
  Optional<Kind> of(PhantomReference<ClassLoader> loader) {
    if (!ends(this::hasNoThread)) {
      return Optional.of(Kind.THREAD);
    }
    if (socketsBefore.isEmpty() || !ends(() -> OpenSockets.open().equals(socketsBefore))) {
      return Optional.of(Kind.CONNECTION);
    }
    if (!JvmDefaults.now().equals(defaultsBefore)) {
      return Optional.of(Kind.SETTING);
    }
    TypeFactory.defaultInstance().clearCache(); // Keeps the types that were written as JSON.
    System.gc();
    return loader.refersTo(null) ? Optional.empty() : Optional.of(Kind.OBJECT);
  }

  private static boolean ends(BooleanSupplier condition) {
    return TO_END.lookUntil(ended -> ended, condition::getAsBoolean);
  }

  private boolean hasNoThread() {
    return threads.left().isEmpty()
        && LiveThread.all().stream()
            .noneMatch(each -> threads.isWorker(each.thread()) || isOfForeignClient(each))
        && ForkJoinPool.commonPool().isQuiescent()
        && !ForkJoinPool.commonPool().hasQueuedSubmissions();
  }

  /** Whether a client of the JDK that was made since then has started the thread. */
  private boolean isOfForeignClient(LiveThread live) {
    return threads.isForeign(live) && ThreadOrigin.isOfHttpClient(live.thread());
  }
}
