package unblock.analyzer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unblock.analyzer.ClassHeader.Declared;

/** The data of the analysis: blocking calls, and the threads on which libraries run functions. */
final class Catalogue {
  /** A call that holds its thread; {@code when} is the condition under which it counts. */
  record Entry(Severity severity, When when, String reason) {}

  /** The condition under which an entry counts. */
  enum When {
    ALWAYS,
    NEVER,
    UNLESS_ZERO,
    UNLESS_LITERAL,
    UNLESS_NON_BLOCKING,
    /** Only for calls of the inspected code itself, and not for calls within a library. */
    IF_DIRECT,
    IF_BOUNDED,
    IN_LOOP
  }

  /** The way in which a library uses a function argument. */
  enum Use {
    CALLER,
    PERHAPS_CALLER,
    OTHER_THREAD,
    DEFERRED,
    /** May run the function that the object was created with, as a cache runs its loader. */
    MAY_RUN_STORED;

    private static final Map<String, Use> BY_WORD =
        Stream.of(values())
            .collect(
                Collectors.toMap(
                    use -> use.name().replace('_', '-').toLowerCase(Locale.ROOT), use -> use));

    static Optional<Use> of(String word) {
      return Optional.ofNullable(BY_WORD.get(word));
    }
  }

  /** A pattern for owners: the start and the end of their names. */
  private record Pattern(String start, String end, String method, Entry entry) {
    boolean fits(String type, String name) {
      return (method.equals("*") ? isOwn(name) : method.equals(name))
          && type.length() >= start.length() + end.length()
          && type.startsWith(start)
          && type.endsWith(end);
    }
  }

  /** Methods of every class; {@code *} as the method excludes them. */
  private static final Set<String> OF_EVERY_CLASS =
      Set.of("<init>", "toString", "equals", "hashCode", "getClass", "close", "compareTo");

  /** The word of a line that lists the supertypes of a class in a missing library. */
  static final String SUPERTYPES = "supertypes";

  private static final Entry NOTHING = new Entry(Severity.NOTE, When.NEVER, "");
  private static final Catalogue SHIPPED = read();

  private final Map<String, Entry> blocking = new HashMap<>();
  private final Map<String, Entry> annotations = new LinkedHashMap<>();
  private final Map<String, Use> uses = new HashMap<>();
  private final Map<String, List<String>> supertypes = new HashMap<>();
  private final Set<String> owners = new HashSet<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> wholes = new HashSet<>();
  private final List<Pattern> patterns = new ArrayList<>();

  private final Optional<Catalogue> base;

  private Catalogue(Optional<Catalogue> base) {
    this.base = base;
  }

  static Catalogue shipped() {
    return SHIPPED;
  }

  /** Returns a catalogue in which these additions decide before this one. */
  Catalogue with(List<CatalogueAddition> additions) {
    Catalogue extended = new Catalogue(Optional.of(this));
    additions.forEach(addition -> addition.lines().forEach(extended::add));
    return additions.isEmpty() ? this : extended;
  }

  /** Returns a catalogue with these lines only. */
  static Catalogue of(List<String> lines) {
    Catalogue catalogue = new Catalogue(Optional.empty());
    lines.forEach(catalogue::add);
    return catalogue;
  }

  /**
   * Checks the format of a line.
   *
   * @throws IllegalArgumentException if it has another format
   */
  static void check(String line) {
    new Catalogue(Optional.empty()).add(line);
  }

  /**
   * Returns the entry for a call on an object of that type, including entries for harmless calls.
   */
  Optional<Entry> look(TypeHierarchy hierarchy, String type, String method, String descriptor) {
    Optional<Entry> listed = listed(hierarchy, type, method, descriptor);
    if (listed.isPresent()) {
      return listed;
    }
    Optional<Entry> summarised = summarised(hierarchy, type, method, descriptor);
    return summarised.isPresent() || isKnown(type)
        ? summarised
        : LibraryNames.judge(hierarchy, type, method, descriptor);
  }

  /**
   * Whether the catalogue or a summary is about that class, so that its other calls are harmless.
   */
  private boolean isKnown(String type) {
    return names(type) || base.filter(catalogue -> catalogue.isKnown(type)).isPresent();
  }

  /** Returns the entry without regard to the summaries of libraries. */
  Optional<Entry> listed(TypeHierarchy hierarchy, String type, String method, String descriptor) {
    Optional<Entry> own = lookHere(hierarchy, type, method, descriptor);
    return own.isPresent()
        ? own
        : base.flatMap(catalogue -> catalogue.listed(hierarchy, type, method, descriptor));
  }

  /** Returns the entry of the summaries for the first supertype in a summarised library. */
  private static Optional<Entry> summarised(
      TypeHierarchy hierarchy, String type, String method, String descriptor) {
    for (String supertype : supertypes(hierarchy, type, method)) {
      Optional<Catalogue> summaries = LibrarySummaries.of(supertype);
      if (summaries.isPresent()) {
        return summaries.get().lookHere(hierarchy, type, method, descriptor);
      }
    }
    return Optional.empty();
  }

  /** Whether a line is about that class itself. */
  boolean names(String type) {
    return owners.contains(type);
  }

  /** Returns the supertypes of that class, as far as a line lists them. */
  List<String> supertypes(String type) {
    return supertypes.getOrDefault(type, List.of());
  }

  private Optional<Entry> lookHere(
      TypeHierarchy hierarchy, String type, String method, String descriptor) {
    List<String> supertypes = supertypes(hierarchy, type, method);
    if (names.contains(method) || supertypes.stream().anyMatch(wholes::contains)) {
      String any = method + "(*)" + descriptor.substring(descriptor.indexOf(')') + 1);
      for (String supertype : supertypes) {
        for (String name :
            new String[] {method + descriptor, any, method, isOwn(method) ? "*" : method}) {
          Entry found = blocking.get(supertype + "." + name);
          if (found != null) {
            return Optional.of(found);
          }
        }
      }
      Entry anybodys = blocking.get("*." + any);
      if (anybodys != null) {
        return Optional.of(anybodys);
      }
    }
    Optional<Entry> said = annotated(hierarchy, supertypes, method, descriptor);
    return said.isPresent() ? said : byPattern(supertypes, method);
  }

  private Optional<Entry> byPattern(List<String> supertypes, String method) {
    return supertypes.stream()
        .flatMap(type -> patterns.stream().filter(pattern -> pattern.fits(type, method)))
        .map(Pattern::entry)
        .findFirst();
  }

  private static boolean isOwn(String method) {
    return !OF_EVERY_CLASS.contains(method);
  }

  /**
   * Returns the entry for the annotations of the nearest declaration, or else for those of its
   * class.
   */
  private Optional<Entry> annotated(
      TypeHierarchy hierarchy, List<String> supertypes, String method, String descriptor) {
    for (String type : supertypes) {
      if (type.startsWith("java/")) {
        continue;
      }
      Optional<Declared> declared =
          hierarchy.header(type).flatMap(header -> header.method(method, descriptor));
      if (declared.isPresent()) {
        Optional<Entry> own = annotated(declared.get().annotations());
        return own.isPresent() || declared.get().isConstructor()
            ? own
            : hierarchy.header(type).flatMap(header -> annotated(header.annotations()));
      }
    }
    return Optional.empty();
  }

  /** Returns the entry of an annotation such as {@code @Blocking}. */
  Optional<Entry> annotated(Set<String> present) {
    for (String annotation : present) {
      Entry entry = annotations.get(annotation);
      if (entry != null) {
        return Optional.of(entry);
      }
    }
    return base.flatMap(catalogue -> catalogue.annotated(present));
  }

  Optional<Use> use(TypeHierarchy hierarchy, String type, String method) {
    for (String supertype : hierarchy.supertypes(type)) {
      Use use = uses.get(supertype + "." + method);
      use = use == null && isOwn(method) ? uses.get(supertype + ".*") : use;
      if (use != null) {
        return Optional.of(use);
      }
    }
    return base.flatMap(catalogue -> catalogue.use(hierarchy, type, method));
  }

  private static List<String> supertypes(TypeHierarchy hierarchy, String type, String method) {
    return method.equals("<init>") ? List.of(type) : hierarchy.supertypes(type);
  }

  private static Catalogue read() {
    Catalogue catalogue = new Catalogue(Optional.empty());
    for (String file : CatalogueFile.lines("catalogue/index.txt")) {
      CatalogueFile.lines("catalogue/" + file).forEach(catalogue::add);
    }
    return catalogue;
  }

  private void add(String line) {
    String[] words = CatalogueFile.columns(line);
    if (words.length < 3) {
      throw new IllegalArgumentException("not owner, method, severity or use: " + line);
    }
    String owner = words[0].replace('.', '/');
    List<String> methods = List.of(words[1].split(",", -1));
    owners.add(owner);
    Optional<Use> use = Use.of(words[2]);
    if (words[2].equals(SUPERTYPES)) {
      supertypes.put(owner, methods.stream().map(name -> name.replace('.', '/')).toList());
    } else if (use.isPresent()) {
      methods.forEach(method -> uses.put(owner + "." + method, use.get()));
    } else {
      addBlocking(owner, methods, entry(words[2], words.length == 4 ? words[3] : ""));
    }
  }

  private void addBlocking(String owner, List<String> methods, Entry entry) {
    if (owner.startsWith("@")) {
      annotations.put(owner.substring(1), entry);
      return;
    }
    for (String name : methods) {
      String method =
          name.equals("new") || name.startsWith("new(") ? "<init>" + name.substring(3) : name;
      if (owner.contains("*") && owner.length() > 1) {
        String start = owner.substring(0, owner.indexOf('*'));
        String end = owner.substring(owner.lastIndexOf('*') + 1);
        // Exceptions are searched before the patterns to which they are exceptions.
        int at = entry.when() == When.NEVER ? 0 : patterns.size();
        patterns.add(at, new Pattern(start, end, method, entry));
      } else {
        blocking.put(owner + "." + method, entry);
        int parameters = method.indexOf('(');
        names.add(parameters < 0 ? method : method.substring(0, parameters));
        if (method.equals("*")) {
          wholes.add(owner);
        }
      }
    }
  }

  private static Entry entry(String word, String reason) {
    return switch (word) {
      case "never" -> NOTHING;
      case "blocks" -> new Entry(Severity.BLOCKS, When.ALWAYS, reason);
      case "blocks-unless-zero" -> new Entry(Severity.BLOCKS, When.UNLESS_ZERO, reason);
      case "blocks-unless-literal" -> new Entry(Severity.BLOCKS, When.UNLESS_LITERAL, reason);
      case "blocks-unless-non-blocking" ->
          new Entry(Severity.BLOCKS, When.UNLESS_NON_BLOCKING, reason);
      case "blocks-if-direct" -> new Entry(Severity.BLOCKS, When.IF_DIRECT, reason);
      case "may-block-unless-literal" -> new Entry(Severity.MAY_BLOCK, When.UNLESS_LITERAL, reason);
      case "blocks-in-loop" -> new Entry(Severity.BLOCKS, When.IN_LOOP, reason);
      case "may-block" -> new Entry(Severity.MAY_BLOCK, When.ALWAYS, reason);
      case "may-block-unless-zero" -> new Entry(Severity.MAY_BLOCK, When.UNLESS_ZERO, reason);
      case "may-block-if-bounded" -> new Entry(Severity.MAY_BLOCK, When.IF_BOUNDED, reason);
      case "computes" -> new Entry(Severity.COMPUTES, When.ALWAYS, reason);
      case "computes-in-loop" -> new Entry(Severity.COMPUTES, When.IN_LOOP, reason);
      case "opaque" -> new Entry(Severity.OPAQUE, When.ALWAYS, reason);
      default ->
          throw new IllegalArgumentException("not a severity or use of the catalogue: " + word);
    };
  }
}
