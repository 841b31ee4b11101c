package unblock.analyzer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import unblock.analyzer.Catalogue.Entry;
import unblock.analyzer.Catalogue.When;

/** The catalogue's entries for the calls of one inspection; each is searched only once. */
final class CatalogueLookups {
  private record Call(String type, String method, String descriptor) {}

  private interface Search {
    Optional<Entry> find(TypeHierarchy hierarchy, String type, String method, String descriptor);
  }

  private final Search search;
  private final TypeHierarchy hierarchy;
  private final Map<Call, Optional<Entry>> known = new HashMap<>();

  CatalogueLookups(Catalogue catalogue, TypeHierarchy hierarchy) {
    this(catalogue::look, hierarchy);
  }

  private CatalogueLookups(Search search, TypeHierarchy hierarchy) {
    this.search = search;
    this.hierarchy = hierarchy;
  }

  /** Returns the entries that the summaries of libraries are made from. */
  static CatalogueLookups withoutSummaries(Catalogue catalogue, TypeHierarchy hierarchy) {
    return new CatalogueLookups(catalogue::listed, hierarchy);
  }

  /**
   * Returns the entry for a call on an object of that type; the nearest supertype with an entry
   * decides.
   */
  Optional<Entry> find(String type, String method, String descriptor) {
    return look(type, method, descriptor).filter(entry -> entry.when() != When.NEVER);
  }

  /** Whether the catalogue has an entry for the call, including an entry for a harmless call. */
  boolean isListed(String type, String method, String descriptor) {
    return look(type, method, descriptor).isPresent();
  }

  private Optional<Entry> look(String type, String method, String descriptor) {
    Call call = new Call(type, method, descriptor);
    Optional<Entry> entry = known.get(call);
    if (entry == null) {
      entry = search.find(hierarchy, type, method, descriptor);
      known.put(call, entry);
    }
    return entry;
  }
}
