package unblock.analyzer;

import java.util.HashSet;
import java.util.Set;

/**
 * A point in the evaluation of a method.
 *
 * @param site the instruction
 * @param method the method of the instruction
 * @param complete the stages that are known to be complete here
 * @param hits receives blocking calls
 * @param checks receives calls that ask whether a stage is done
 */
record ProgramPoint(
    InstructionSite site,
    InspectedMethod method,
    Set<InstructionSite> complete,
    BlockingCalls hits,
    CompletedStages checks) {
  /**
   * Returns the same point with separate blocking calls, which depend on the thread that runs them.
   */
  ProgramPoint aside() {
    return new ProgramPoint(site, method, complete, new BlockingCalls(), checks);
  }

  ProgramPoint knowingComplete(Set<InstructionSite> more) {
    Set<InstructionSite> all = new HashSet<>(complete);
    all.addAll(more);
    return new ProgramPoint(site, method, Set.copyOf(all), hits, checks);
  }

  void add(BlockingCall hit) {
    hits.add(hit, site.index());
  }
}
