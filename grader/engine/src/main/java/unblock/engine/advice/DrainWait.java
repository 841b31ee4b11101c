package unblock.engine.advice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import unblock.message.Message;

/**
 * A call of {@code close()} that waits.
 *
 * @param millis the constant limit; empty when there is none or the code computes it
 * @param isBounded whether the call is made once and has a limit below a day
 */
record DrainWait(CodeCall call, Optional<Long> millis, boolean isBounded) {
  private static final String CONCURRENT = "java/util/concurrent/";
  private static final Set<String> WAITING =
      Set.of(
          "wait",
          "sleep",
          "await",
          "awaitNanos",
          "awaitUninterruptibly",
          "awaitTermination",
          "awaitAdvance",
          "awaitAdvanceInterruptibly",
          "arriveAndAwaitAdvance",
          "awaitQuiescence",
          "acquire",
          "acquireUninterruptibly",
          "tryAcquire",
          "get",
          "join",
          "take",
          "poll",
          "close",
          "writeLock",
          "writeLockInterruptibly");

  /** The waits in these methods; one in a loop may go on for any time. */
  static List<DrainWait> in(SubmissionCode code, List<CodeMethod> closing) {
    Set<CodeMethod> repeated =
        closing.stream()
            .flatMap(CodeMethod::calls)
            .filter(DrainWait::isInLoop)
            .flatMap(call -> code.target(call.call()).stream())
            .collect(Collectors.toSet());
    return closing.stream()
        .flatMap(CodeMethod::calls)
        .filter(call -> waits(call.call()))
        .map(call -> of(call, isInLoop(call) || repeated.contains(call.method())))
        .toList();
  }

  /** The limit for people; empty when the code computes it. */
  Optional<Message> bound() {
    return millis.map(
        time ->
            time % 1_000 == 0
                ? Message.of("advice.bound.seconds", "count", time / 1_000)
                : Message.of("advice.bound.milliseconds", "count", time));
  }

  private static DrainWait of(CodeCall call, boolean isRepeated) {
    Optional<Long> limit = limit(call);
    boolean isLong =
        limit.filter(time -> time == 0 || time >= TimeUnit.DAYS.toMillis(1)).isPresent();
    boolean isTimed = call.call().desc.contains("J");
    return new DrainWait(call, limit, isTimed && !isLong && !isRepeated);
  }

  private static boolean waits(MethodInsnNode call) {
    boolean isFuture = call.owner.startsWith(CONCURRENT) && !call.owner.contains("/atomic/");
    return WAITING.contains(call.name)
        && (isFuture
            || call.owner.equals("java/lang/Object")
            || call.owner.equals("java/lang/Thread"));
  }

  /** The limit in ms, if it is a constant. */
  private static Optional<Long> limit(CodeCall call) {
    List<AbstractInsnNode> sources =
        StackSources.of(call.method()).stream()
            .flatMap(all -> all.of(call.call()).stream())
            .flatMap(Optional::stream)
            .toList();
    Optional<Long> number =
        sources.stream().flatMap(each -> StackSources.constant(each).stream()).findFirst();
    TimeUnit unit =
        sources.stream()
            .flatMap(each -> unit(each).stream())
            .findFirst()
            .orElse(
                call.is(call.call().owner, "awaitNanos")
                    ? TimeUnit.NANOSECONDS
                    : TimeUnit.MILLISECONDS);
    return number.map(unit::toMillis);
  }

  private static Optional<TimeUnit> unit(AbstractInsnNode source) {
    return source instanceof FieldInsnNode field && field.owner.equals(CONCURRENT + "TimeUnit")
        ? Stream.of(TimeUnit.values()).filter(unit -> unit.name().equals(field.name)).findFirst()
        : Optional.empty();
  }

  /** Whether a later instruction jumps back to one before the call. */
  private static boolean isInLoop(CodeCall call) {
    InsnList all = call.method().node().instructions;
    int at = all.indexOf(call.call());
    return IntStream.range(at, all.size())
        .mapToObj(all::get)
        .filter(JumpInsnNode.class::isInstance)
        .anyMatch(jump -> all.indexOf(((JumpInsnNode) jump).label) < at);
  }
}
