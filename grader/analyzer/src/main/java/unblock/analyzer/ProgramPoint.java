package unblock.analyzer;

import java.util.HashSet;
import java.util.Set;

/**
 * A point in the flow.
 *
 * @param site the instruction
 * @param method in which it stands
 * @param complete the stages known to be complete here
 * @param hits where to note what holds the thread
 * @param checks where to note that a stage was asked whether it is done
 */
record ProgramPoint(
    InstructionSite site,
    InspectedMethod method,
    Set<InstructionSite> complete,
    BlockingCalls hits,
    CompletedStages checks) {
  /** The same point, its hits kept apart to be judged by who runs them. */
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
