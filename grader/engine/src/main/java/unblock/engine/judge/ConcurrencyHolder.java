package unblock.engine.judge;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import unblock.engine.judge.SubmissionFrames.Place;
import unblock.engine.model.ExecutorKind;
import unblock.engine.model.Gathering;
import unblock.engine.model.ObservedExecutor;
import unblock.engine.model.Stack;
import unblock.message.Message;

/**
 * What keeps requests from the slow call: the queue of an executor, a lock, a call that waits, or
 * the worker.
 *
 * @param fact what the grader saw
 * @param question the next step for the student; empty for the worker, about which the criterion of
 *     the worker asks
 */
record ConcurrencyHolder(Message fact, Message question) {
  /** Where many threads stand. */
  private record Standing(Place place, int threads) {}

  /**
   * Finds the holder of an incomplete gathering.
   *
   * @param packageName the package of the submission
   */
  static ConcurrencyHolder of(Gathering gathering, String packageName) {
    return fullExecutor(gathering, packageName)
        .or(() -> monitor(gathering, packageName))
        .or(() -> waitingCall(gathering, packageName))
        .or(() -> worker(gathering, packageName))
        .orElseGet(
            () ->
                new ConcurrencyHolder(
                    Message.empty(),
                    gathering.met() == 0
                        ? Message.of("judge.question.before-the-call")
                        : Message.of("judge.question.shared", "met", gathering.met())));
  }

  private static Optional<ConcurrencyHolder> fullExecutor(Gathering gathering, String packageName) {
    return gathering.executors().stream()
        .filter(executor -> executor.kind() != ExecutorKind.NONE && executor.queued() > 0)
        .filter(executor -> executor.stacks().stream().noneMatch(ConcurrencyHolder::isIdle))
        .max(Comparator.comparingInt(ObservedExecutor::queued))
        .map(executor -> ofQueue(executor, packageName));
  }

  private static ConcurrencyHolder ofQueue(ObservedExecutor executor, String packageName) {
    int threads = executor.threads();
    Message made =
        executor.madeAt().isEmpty()
            ? Message.empty()
            : Message.of("judge.holder.made-at", "place", executor.madeAt());
    Optional<Standing> nested = mostWaiting(executor.stacks(), packageName);
    if (nested.isPresent()) {
      Place place = nested.get().place();
      return new ConcurrencyHolder(
          Message.of(
              "judge.holder.nested",
              "made",
              made,
              "called",
              place.called(),
              "place",
              place.place()),
          Message.of("judge.question.nested"));
    }
    if (executor.kind() == ExecutorKind.COMMON_POOL) {
      return new ConcurrencyHolder(
          Message.of("judge.holder.common-pool", "threads", threads),
          Message.of("judge.question.common-pool"));
    }
    if (executor.most() > threads) {
      return new ConcurrencyHolder(
          Message.of(
              "judge.holder.queue-first",
              "made",
              made,
              "threads",
              threads,
              "most",
              executor.most() == Integer.MAX_VALUE
                  ? Message.of("judge.holder.any-number")
                  : Message.of("judge.holder.at-most", "most", executor.most())),
          Message.of("judge.question.pool-size"));
    }
    return new ConcurrencyHolder(
        Message.of("judge.holder.pool", "made", made, "threads", threads),
        Message.of("judge.question.pool-size"));
  }

  private static Optional<ConcurrencyHolder> monitor(Gathering gathering, String packageName) {
    return most(all(gathering).filter(stack -> stack.state().equals("BLOCKED")), packageName)
        .map(
            standing ->
                new ConcurrencyHolder(
                    Message.of(
                        "judge.holder.monitor",
                        "threads",
                        standing.threads(),
                        "place",
                        standing.place().place()),
                    Message.of("judge.question.lock")));
  }

  private static Optional<ConcurrencyHolder> waitingCall(Gathering gathering, String packageName) {
    return mostWaiting(all(gathering).toList(), packageName)
        .map(
            standing ->
                new ConcurrencyHolder(
                    Message.of(
                        "judge.holder.call",
                        "threads",
                        standing.threads(),
                        "called",
                        standing.place().called(),
                        "place",
                        standing.place().place()),
                    Message.of("judge.question.call")));
  }

  private static Optional<ConcurrencyHolder> worker(Gathering gathering, String packageName) {
    return most(gathering.holders().stream(), packageName)
        .map(
            standing ->
                new ConcurrencyHolder(
                    Message.of(
                        "judge.holder.worker",
                        "called",
                        standing.place().called(),
                        "place",
                        standing.place().place()),
                    Message.empty()));
  }

  private static Stream<Stack> all(Gathering gathering) {
    return Stream.concat(
        gathering.holders().stream().filter(stack -> !stack.runsForeignJob()),
        gathering.executors().stream().flatMap(executor -> executor.stacks().stream()));
  }

  /** Where most threads wait in the submission's code, and not in the slow call. */
  private static Optional<Standing> mostWaiting(List<Stack> stacks, String packageName) {
    return most(
        stacks.stream()
            .filter(
                stack -> stack.state().equals("WAITING") || stack.state().equals("TIMED_WAITING"))
            .filter(stack -> !isInSlowCall(stack)),
        packageName);
  }

  /** Whether the thread waits for a task. A queue may then hold tasks that are not due yet. */
  private static boolean isIdle(Stack stack) {
    return stack.frames().stream()
        .anyMatch(
            frame ->
                frame.startsWith("java.util.concurrent.ThreadPoolExecutor.getTask(")
                    || frame.startsWith("java.util.concurrent.ForkJoinPool.awaitWork("));
  }

  private static boolean isInSlowCall(Stack stack) {
    return stack.frames().stream()
            .anyMatch(frame -> frame.startsWith("unblock.runtime.RemoteGate."))
        || stack.frames().stream().anyMatch(frame -> frame.startsWith("jdk.internal.net.http."));
  }

  private static Optional<Standing> most(Stream<Stack> stacks, String packageName) {
    Map<String, Standing> standings = new LinkedHashMap<>();
    stacks
        .flatMap(stack -> SubmissionFrames.place(stack, packageName).stream())
        .forEach(
            place ->
                standings.merge(
                    place.place() + " " + place.called(),
                    new Standing(place, 1),
                    (one, more) -> new Standing(one.place(), one.threads() + 1)));
    return standings.values().stream().max(Comparator.comparingInt(Standing::threads));
  }
}
