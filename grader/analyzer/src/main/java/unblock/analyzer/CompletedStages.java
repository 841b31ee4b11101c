package unblock.analyzer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The stages that one look at a method knows to be complete: from outside, or because it asked. */
final class CompletedStages {
  private final InspectedMethod method;
  private final Set<InstructionSite> given;
  private final Map<Integer, Set<InstructionSite>> asked = new HashMap<>();
  private final Map<Integer, Set<InstructionSite>> done = new HashMap<>();

  CompletedStages(InspectedMethod method, Set<InstructionSite> given) {
    this.method = method;
    this.given = given;
  }

  /** The instruction of that index asks whether the stages are done. */
  void note(int index, Set<InstructionSite> stages) {
    asked.computeIfAbsent(index, key -> new HashSet<>()).addAll(stages);
  }

  /** The instruction of that index completes the stages: after it they are done. */
  void noteDone(int index, Set<InstructionSite> stages) {
    done.computeIfAbsent(index, key -> new HashSet<>()).addAll(stages);
  }

  /** What is complete there: a stage that was asked counts where the answer was yes. */
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
