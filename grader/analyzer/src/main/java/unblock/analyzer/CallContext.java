package unblock.analyzer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A method with certain arguments: its summary, and the data from which the summary was computed.
 */
final class CallContext {
  /**
   * Identifies a call context.
   *
   * @param complete the stages that are known to be complete when the method is called
   */
  record Key(
      InspectedMethod method, List<AbstractValue> arguments, Set<InstructionSite> complete) {}

  final Key key;
  DataFlow.Summary summary = DataFlow.Summary.NOTHING;

  /** Whether data that the summary was computed from has changed. */
  boolean stale = true;

  /** Whether the summary of a called method may have changed. */
  boolean doubtful;

  /** Whether the summary is being checked or recomputed. */
  boolean running;

  /**
   * Whether the method's code is being followed now, so that it receives new summaries of its
   * callees.
   */
  boolean following;

  /** The last round in which the summary was checked or recomputed. */
  int round = -1;

  final Set<CallContext> callers = new LinkedHashSet<>();
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

  /** Deletes the dependencies before the summary is recomputed. */
  void forget() {
    callees.forEach(callee -> callee.callers.remove(this));
    callees.clear();
    readings.forEach(readers -> readers.remove(this));
    readings.clear();
    stale = false;
    doubtful = false;
  }
}
