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
record Here(Site site, Method method, Set<Site> complete, Hits hits, Checks checks) {
  /** The same point, its hits kept apart to be judged by who runs them. */
  Here aside() {
    return new Here(site, method, complete, new Hits(), checks);
  }

  Here knowingComplete(Set<Site> more) {
    Set<Site> all = new HashSet<>(complete);
    all.addAll(more);
    return new Here(site, method, Set.copyOf(all), hits, checks);
  }

  void add(Hit hit) {
    hits.add(hit, site.index());
  }
}
