package unblock.analyzer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import unblock.analyzer.Hit.Hop;

/**
 * How the flow got to a call, outermost first. Callers of the same method share what is the same of
 * their trails: there are far more trails than frames.
 */
record Trail(Hop first, @Nullable Trail rest, int size) {
  static Trail at(Hop hop) {
    return new Trail(hop, null, 1);
  }

  Trail from(Hop caller) {
    return new Trail(caller, this, size + 1);
  }

  Trail startingWith(Hop other) {
    return new Trail(other, rest, size);
  }

  List<Hop> hops() {
    List<Hop> hops = new ArrayList<>(size);
    for (Trail at = this; at != null; at = at.rest) {
      hops.add(at.first);
    }
    return hops;
  }
}
