package unblock.analyzer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import unblock.analyzer.BlockingCall.Hop;

/**
 * A call path, outermost frame first. Callers of the same method share the common part of their
 * paths, because there are far more paths than frames.
 */
record CallPath(Hop first, @Nullable CallPath rest, int size) {
  static CallPath at(Hop hop) {
    return new CallPath(hop, null, 1);
  }

  CallPath from(Hop caller) {
    return new CallPath(caller, this, size + 1);
  }

  CallPath startingWith(Hop other) {
    return new CallPath(other, rest, size);
  }

  List<Hop> hops() {
    List<Hop> hops = new ArrayList<>(size);
    for (CallPath at = this; at != null; at = at.rest) {
      hops.add(at.first);
    }
    return hops;
  }
}
