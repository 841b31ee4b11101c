package unblock.analyzer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One method called with certain arguments: what is known of it, and what that knowledge rests on.
 */
final class CallContext {
  /**
   * What tells looks apart.
   *
   * @param complete the stages known to be complete when the method is called
   */
  record Key(
      InspectedMethod method, List<AbstractValue> arguments, Set<InstructionSite> complete) {}

  final Key key;
  DataFlow.Summary summary = DataFlow.Summary.NOTHING;

  /** Something that it has read is different now. */
  boolean stale = true;

  /** Something that it has called may come to something else now. */
  boolean doubtful;

  /** Whether it is on the way of being checked or made right. */
  boolean running;

  /** Whether its method is being followed right now: then it sees what its callees come to. */
  boolean following;

  /** The last round in which it was found to be right, or made right as far as was known. */
  int round = -1;

  final Set<CallContext> callers = new HashSet<>();
  final Set<CallContext> callees = new LinkedHashSet<>();
  private final List<Set<CallContext>> readings = new ArrayList<>();

  CallContext(Key key) {
    this.key = key;
  }

  void calls(CallContext callee) {
    if (callees.add(callee)) {
      callee.callers.add(this);
    }
  }

  void reads(Set<CallContext> readers) {
    if (readers.add(this)) {
      readings.add(readers);
    }
  }

  /** What it rests on is about to be found again. */
  void forget() {
    callees.forEach(callee -> callee.callers.remove(this));
    callees.clear();
    readings.forEach(readers -> readers.remove(this));
    readings.clear();
    stale = false;
    doubtful = false;
  }
}
