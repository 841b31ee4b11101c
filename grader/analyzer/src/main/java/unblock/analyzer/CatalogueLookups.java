package unblock.analyzer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import unblock.analyzer.Catalogue.Entry;
import unblock.analyzer.Catalogue.When;

/** What the catalogue says of the calls of one inspection, each looked up once. */
final class CatalogueLookups {
  private record Call(String type, String method, String descriptor) {}

  private final Catalogue catalogue;
  private final TypeHierarchy hierarchy;
  private final Map<Call, Optional<Entry>> known = new HashMap<>();

  CatalogueLookups(Catalogue catalogue, TypeHierarchy hierarchy) {
    this.catalogue = catalogue;
    this.hierarchy = hierarchy;
  }

  /** The entry for a call on an object of that type: the nearest of its supertypes decides. */
  Optional<Entry> find(String type, String method, String descriptor) {
    return look(type, method, descriptor).filter(entry -> entry.when() != When.NEVER);
  }

  /** Whether somebody has said what the call does, be it nothing. */
  boolean isListed(String type, String method, String descriptor) {
    return look(type, method, descriptor).isPresent();
  }

  private Optional<Entry> look(String type, String method, String descriptor) {
    Call call = new Call(type, method, descriptor);
    Optional<Entry> entry = known.get(call);
    if (entry == null) {
      entry = catalogue.look(hierarchy, type, method, descriptor);
      known.put(call, entry);
    }
    return entry;
  }
}
