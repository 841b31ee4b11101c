package corpus;

import static java.util.Comparator.comparing;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unblock.given.User;
import unblock.given.UserStore;

/** Streams, iterators, comparators, records and enums: code that the JDK calls, or does not. */
class EngineersSequences extends Handlers {
  private final UserStore users;
  private final List<String> names = List.of("b", "a");
  private final Map<Source, Supplier<String>> sources = new EnumMap<>(Source.class);
  private final PriorityQueue<String> byHistory;

  EngineersSequences(UserStore users) {
    this.users = users;
    this.byHistory = new PriorityQueue<>(comparing(this::history));
    sources.put(Source.MEMORY, () -> "memory");
    sources.put(Source.DISK, () -> read("users.txt"));
  }

  private String history(String name) {
    return users.find(name).map(User::history).orElse("");
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private enum Source {
    MEMORY {
      @Override
      String load() {
        return "memory";
      }
    },
    DISK {
      @Override
      String load() {
        return read("users.txt");
      }
    };

    abstract String load();

    boolean isFast() {
      return this == MEMORY;
    }
  }

  /** Users of a list of names, each looked up when it is asked for. */
  private final class LazyUsers extends AbstractList<Optional<User>> {
    @Override
    public Optional<User> get(int index) {
      return users.find(names.get(index));
    }

    @Override
    public int size() {
      return names.size();
    }
  }

  private final class UserIterator implements Iterator<Optional<User>> {
    private final Iterator<String> rest = names.iterator();

    @Override
    public boolean hasNext() {
      return rest.hasNext();
    }

    @Override
    public Optional<User> next() {
      return users.find(rest.next());
    }
  }

  /** A document whose accessor reads the file, and whose component is only its name. */
  private record Document(String content) {
    @Override
    public String content() {
      return read(content);
    }
  }

  private record Account(String name, Optional<User> user) {
    Account(String name, UserStore users) {
      this(name, users.find(name));
    }
  }

  private record Link(URL url) {}

  private record Reference(URI uri) {}

  void lazyStream(Context ctx) { // MISS OK: no terminal operation, so nothing is looked up; told where it is built
    Stream<Optional<User>> found = names.stream().map(users::find);
    ctx.result("" + found.isParallel());
  }

  void firstOfStream(Context ctx) { // BLOCKS: findFirst looks one up
    ctx.result(names.stream().map(users::find).findFirst().toString());
  }

  void iteratorOfStream(Context ctx) { // BLOCKS: next looks the first up
    ctx.result(names.stream().map(users::find).iterator().next().toString());
  }

  void parallelLookUps(Context ctx) { // BLOCKS: the caller takes part, and waits for the rest
    ctx.result(names.parallelStream().map(users::find).toList().toString());
  }

  void mapOfUsers(Context ctx) { // BLOCKS: the collector calls the function for each name
    ctx.json(names.stream().collect(Collectors.toMap(name -> name, this::history)));
  }

  void mapOfLengths(Context ctx) { // OK: counts letters
    ctx.json(names.stream().collect(Collectors.groupingBy(String::length)));
  }

  void sortedByHistory(Context ctx) { // BLOCKS: the comparator looks up
    ctx.json(names.stream().sorted(comparing(this::history)).toList());
  }

  void sortedByName(Context ctx) { // OK: compares texts
    ctx.json(names.stream().sorted(Comparator.<String>naturalOrder().reversed()).toList());
  }

  void treeByHistory(Context ctx) { // BLOCKS: put compares keys, and the comparator looks up
    Map<String, Integer> ranks = new TreeMap<>(comparing(this::history));
    ranks.put("a", 1);
    ctx.json(ranks.size());
  }

  void treeByLength(Context ctx) { // OK: compares lengths
    Set<String> sorted = new TreeSet<>(comparing(String::length));
    sorted.addAll(names);
    ctx.json(sorted);
  }

  void queueOffers(Context ctx) { // MISS BLOCKS: offer compares with what is there; comparators of stored elements are not followed
    byHistory.offer("a");
    byHistory.offer("b");
  }

  void queuePeeks(Context ctx) { // OK: peek compares nothing
    ctx.result("" + byHistory.peek());
  }

  void closedStream(Context ctx) { // BLOCKS: close runs the action, which reads
    try (Stream<String> stream = names.stream().onClose(() -> read("users.txt"))) {
      ctx.result("" + stream.count());
    }
  }

  void streamLeftOpen(Context ctx) { // MISS OK: nobody closes it; actions at the close are taken for run
    ctx.result("" + names.stream().onClose(() -> read("users.txt")).count());
  }

  void orElseEagerly(Context ctx) { // BLOCKS: the argument is read in any case
    ctx.result(Optional.ofNullable(ctx.formParam("username")).orElse(read("users.txt")));
  }

  void defaultEagerly(Context ctx) { // BLOCKS: the default is looked up in any case
    Map<String, String> cache = new HashMap<>(Map.of("a", "info"));
    ctx.result(cache.getOrDefault("a", history("a")));
  }

  void mergedCount(Context ctx) { // OK: adds numbers
    Map<String, Integer> counts = new HashMap<>();
    names.forEach(name -> counts.merge(name, 1, Integer::sum));
    ctx.json(counts);
  }

  void replacedAll(Context ctx) { // BLOCKS: the function looks up for each entry
    Map<String, String> cache = new HashMap<>(Map.of("a", ""));
    cache.replaceAll((name, old) -> history(name));
    ctx.json(cache);
  }

  void lazyListSize(Context ctx) { // OK: the size is known without a look-up
    ctx.result("" + new LazyUsers().size());
  }

  void lazyListCopied(Context ctx) { // MISS BLOCKS: the copy gets each element; methods that the JDK implements over get are not followed
    ctx.result("" + new ArrayList<>(new LazyUsers()).size());
  }

  void lazyListContains(Context ctx) { // MISS BLOCKS: contains gets one element after the other; methods that the JDK implements over get are not followed
    ctx.result("" + new LazyUsers().contains(Optional.empty()));
  }

  void iteratorAsked(Context ctx) { // MISS OK: hasNext looks nothing up; taken for iterated
    ctx.result("" + new UserIterator().hasNext());
  }

  void iteratedInFor(Context ctx) { // BLOCKS: the loop calls next
    Iterable<Optional<User>> all = UserIterator::new;
    StringBuilder text = new StringBuilder();
    for (Optional<User> user : all) {
      text.append(user);
    }
    ctx.result(text.toString());
  }

  void recordsAccessor(Context ctx) { // BLOCKS: the accessor reads the file
    ctx.result(new Document("users.txt").content());
  }

  void recordsText(Context ctx) { // OK: toString of a record reads the field, not the accessor
    ctx.result("" + new Document("users.txt"));
  }

  void recordMade(Context ctx) { // BLOCKS: the constructor looks up
    ctx.result(new Account("a", users).name());
  }

  void setOfLinks(Context ctx) throws IOException { // BLOCKS: hashCode of a URL resolves its host, also as a part of a record
    Set<Link> links = new HashSet<>();
    links.add(new Link(new URL("http://example.org/")));
    ctx.result("" + links.size());
  }

  void setOfReferences(Context ctx) { // OK: hashCode of a URI is that of its text
    Set<Reference> references = new HashSet<>();
    references.add(new Reference(URI.create("http://example.org/")));
    ctx.result("" + references.size());
  }

  void constantInMemory(Context ctx) { // OK: the constant's own body only returns
    ctx.result(Source.MEMORY.load());
  }

  void constantOnDisk(Context ctx) { // BLOCKS: the constant's body reads
    ctx.result(Source.DISK.load());
  }

  void constantByName(Context ctx) { // MAY: one of the constants reads
    ctx.result(Source.valueOf(ctx.queryParam("source")).load());
  }

  void constantAsked(Context ctx) { // OK: compares
    ctx.result("" + Source.DISK.isFast());
  }

  void supplierOfMemory(Context ctx) { // MISS OK: the supplier under this key only returns; the keys of a map are not told apart
    ctx.result(sources.get(Source.MEMORY).get());
  }

  void supplierOfDisk(Context ctx) { // MISS BLOCKS: the supplier under this key reads; the keys of a map are not told apart
    ctx.result(sources.get(Source.DISK).get());
  }
}
