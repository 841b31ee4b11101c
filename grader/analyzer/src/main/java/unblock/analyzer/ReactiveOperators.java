package unblock.analyzer;

import java.util.Set;
import unblock.analyzer.CallResolution.Callee;

/**
 * The operators of Reactor, RxJava and Mutiny that decide on which thread the steps of a stream
 * run, after the documentation of these libraries.
 */
final class ReactiveOperators {
  private static final Set<String> REACTOR =
      Set.of("Mono", "Flux", "ParallelFlux", "ConnectableFlux");
  private static final Set<String> RXJAVA =
      Set.of("Single", "Maybe", "Observable", "Flowable", "Completable", "ParallelFlowable");

  /** Operators that move the steps before and after them. */
  private static final Set<String> MOVING_ALL =
      Set.of("subscribeOn", "runSubscriptionOn", "delaySubscription");

  /** Operators that move the steps after them. */
  private static final Set<String> MOVING_NEXT =
      Set.of("publishOn", "observeOn", "emitOn", "runOn", "delayElement", "delayElements", "delay");

  /** Operators that apply their function to the stream itself, at once. */
  private static final Set<String> APPLYING = Set.of("transform", "as", "compose", "to");

  /** Operators that subscribe to their argument when the stream before them has ended. */
  private static final Set<String> CONTINUING =
      Set.of(
          "switchIfEmpty",
          "then",
          "thenMany",
          "thenEmpty",
          "concatWith",
          "andThen",
          "onErrorResumeWith");

  /** Sources that emit on a thread of a timer. */
  private static final Set<String> TIMERS = Set.of("delay", "interval", "timer", "ticks");

  private static final Set<String> CALLABLES =
      Set.of("fromCallable", "fromSupplier", "fromRunnable");

  private static final Set<String> SUBSCRIBING =
      Set.of(
          "subscribe",
          "subscribeWith",
          "subscribeAsCompletionStage",
          "asCompletionStage",
          "with",
          "toFuture",
          "toCompletionStage",
          "toIterable",
          "toStream",
          "block",
          "blockOptional",
          "blockFirst",
          "blockLast",
          "indefinitely",
          "atMost");

  private ReactiveOperators() {}

  /** Whether the type is a reactive stream, or a part of the fluent calls that make one. */
  static boolean isReactive(String type) {
    String name = DisplayNames.simple(type);
    return (type.startsWith("reactor/core/publisher/") && REACTOR.contains(name))
        || (type.startsWith("io/reactivex/") && RXJAVA.contains(name))
        || type.startsWith("io/smallrye/mutiny/");
  }

  static boolean isTimer(Callee callee) {
    return callee.isStatic()
        ? TIMERS.contains(callee.name())
        : callee.owner().endsWith("/UniDelayOnItem");
  }

  /** Whether Reactor makes a following {@code publishOn} the thread of the source itself. */
  static boolean isCallable(Callee callee) {
    return callee.owner().equals("reactor/core/publisher/Mono")
        && CALLABLES.contains(callee.name());
  }

  static boolean movesAll(Callee callee) {
    return MOVING_ALL.contains(callee.name());
  }

  static boolean movesNext(Callee callee) {
    return !callee.isStatic() && MOVING_NEXT.contains(callee.name());
  }

  static boolean appliesNow(Callee callee) {
    return !callee.isStatic()
        && (callee.owner().startsWith("io/smallrye/mutiny/")
            ? callee.name().equals("plug")
            : APPLYING.contains(callee.name()));
  }

  static boolean continues(Callee callee) {
    return !callee.isStatic() && CONTINUING.contains(callee.name());
  }

  static boolean isPublishOn(Callee callee) {
    return callee.name().equals("publishOn");
  }

  static boolean subscribes(Callee callee) {
    return SUBSCRIBING.contains(callee.name()) || callee.name().startsWith("blocking");
  }
}
