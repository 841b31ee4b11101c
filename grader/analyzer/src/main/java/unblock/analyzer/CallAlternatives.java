package unblock.analyzer;

import java.util.ArrayList;
import java.util.List;

/**
 * The alternatives of one call: blocking calls of all alternatives are certain, all others are
 * possible.
 */
final class CallAlternatives {
  private final ProgramPoint here;
  private final List<ProgramPoint> parts = new ArrayList<>();
  private AbstractValue returned = AbstractValue.NONE;

  CallAlternatives(ProgramPoint here) {
    this.here = here;
  }

  /** Returns the program point for the blocking calls of the next alternative. */
  ProgramPoint next() {
    ProgramPoint part = here.aside();
    parts.add(part);
    return part;
  }

  void returns(AbstractValue value) {
    returned = returned.or(value);
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  AbstractValue returned() {
    return returned;
  }

  List<BlockingCall> hits() {
    boolean all = true;
    boolean any = false;
    for (ProgramPoint part : parts) {
      all &= !part.hits().isEmpty();
      any |= !part.hits().isEmpty();
    }
    if (!any) {
      return List.of();
    }
    BlockingCalls merged = new BlockingCalls();
    for (ProgramPoint part : parts) {
      for (BlockingCall hit : part.hits().list()) {
        merged.add(all ? hit : hit.perhaps(), here.site().index());
      }
    }
    return merged.list();
  }

  /** Ends the call. All alternatives run on the calling thread. */
  AbstractValue settle() {
    hits().forEach(here::add);
    return returned;
  }
}
