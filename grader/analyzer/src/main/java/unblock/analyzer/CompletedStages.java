package unblock.analyzer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The stages that are known to be complete while a method is followed: from its caller, or because
 * the method asked.
 */
final class CompletedStages {
  private final InspectedMethod method;
  private final Set<InstructionSite> given;
  private final Map<Integer, Set<InstructionSite>> asked = new HashMap<>();
  private final Map<Integer, Set<InstructionSite>> done = new HashMap<>();

  CompletedStages(InspectedMethod method, Set<InstructionSite> given) {
    this.method = method;
    this.given = given;
  }

  /** Records that the instruction with that index asks whether the stages are done. */
  void note(int index, Set<InstructionSite> stages) {
    asked.computeIfAbsent(index, key -> new HashSet<>()).addAll(stages);
  }

  /** Records that the instruction with that index completes the stages. */
  void noteDone(int index, Set<InstructionSite> stages) {
    done.computeIfAbsent(index, key -> new HashSet<>()).addAll(stages);
  }

  /**
   * Returns the stages that are complete at that index: a stage that was asked counts if the answer
   * was true.
   */
  Set<InstructionSite> completeAt(int index) {
    if (asked.isEmpty() && done.isEmpty()) {
      return given;
    }
    Set<InstructionSite> complete = new HashSet<>(given);
    asked.forEach(
        (question, stages) -> {
          if (method.guards().isBehind(question, index)) {
            complete.addAll(stages);
          }
        });
    done.forEach(
        (completion, stages) -> {
          if (method.guards().isAfter(completion, index)) {
            complete.addAll(stages);
          }
        });
    return Set.copyOf(complete);
  }
}
