package unblock.analyzer;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import unblock.analyzer.CallResolution.Callee;
import unblock.analyzer.ValueFact.Completion;
import unblock.analyzer.ValueFact.Stage;

/** Calls that wait for a future, and what is known about the future there. */
final class FutureWaits {
  /** The site of all stages with an unknown origin. */
  static final InstructionSite SOMEWHERE =
      InstructionSite.outside("java/util/concurrent/CompletableFuture");

  private static final Set<String> NAMES = Set.of("get", "join");

  private FutureWaits() {}

  /** Whether the call waits for a future. */
  static boolean isWait(TypeHierarchy hierarchy, Callee callee) {
    return !callee.isStatic()
        && isNamed(callee)
        && hierarchy.is(callee.owner(), "java/util/concurrent/Future");
  }

  /** Whether a call on a future, with this name, waits for its result. */
  static boolean isNamed(Callee callee) {
    return NAMES.contains(callee.name());
  }

  static boolean isComplete(AbstractValue futures, ProgramPoint here) {
    List<Stage> stages = futures.all(Stage.class);
    return stages.isEmpty()
        ? here.complete().contains(SOMEWHERE)
        : stages.stream().allMatch(stage -> isComplete(stage, here));
  }

  static boolean isPerhapsComplete(AbstractValue futures, ProgramPoint here) {
    return futures.all(Stage.class).stream().anyMatch(stage -> isComplete(stage, here));
  }

  /** Whether the worker itself may complete the future. */
  static boolean isWorkers(AbstractValue futures) {
    return futures.all(Stage.class).stream()
        .anyMatch(stage -> stage.completion() == Completion.WORKER);
  }

  /** Returns the sites by which the stages are known to be complete. */
  static Set<InstructionSite> sites(Set<Stage> stages) {
    return stages.isEmpty()
        ? Set.of(SOMEWHERE)
        : stages.stream().map(Stage::site).collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isComplete(Stage stage, ProgramPoint here) {
    return stage.completion() == Completion.ALREADY || here.complete().contains(stage.site());
  }
}
