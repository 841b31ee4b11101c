package unblock.analyzer;

import java.util.ArrayList;
import java.util.List;

/** One call that may run one of several things: what all of them do is sure, the rest is not. */
final class Alternatives {
  private final Here here;
  private final List<Here> parts = new ArrayList<>();
  private Val returned = Val.NONE;

  Alternatives(Here here) {
    this.here = here;
  }

  /** Where the next alternative notes its hits. */
  Here next() {
    Here part = here.aside();
    parts.add(part);
    return part;
  }

  void returns(Val value) {
    returned = returned.or(value);
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  Val returned() {
    return returned;
  }

  List<Hit> hits() {
    boolean all = true;
    boolean any = false;
    for (Here part : parts) {
      all &= !part.hits().isEmpty();
      any |= !part.hits().isEmpty();
    }
    if (!any) {
      return List.of();
    }
    Hits merged = new Hits();
    for (Here part : parts) {
      for (Hit hit : part.hits().list()) {
        merged.add(all ? hit : hit.perhaps(), here.site().index());
      }
    }
    return merged.list();
  }

  /** All alternatives run on the calling thread. */
  Val settle() {
    hits().forEach(here::add);
    return returned;
  }
}
