package unblock.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import unblock.bench.HandlerLabel;
import unblock.bench.compare.LabelledCorpus.Labelled;

/**
 * The result table, as Markdown. Blocking handlers are those with the labels BLOCKS or MAY,
 * innocent handlers those with OK; OPAQUE, the label of code that cannot be analysed, does not
 * count. An innocent handler is flagged if the technique says that it blocks or computes.
 */
final class ComparisonTable {
  private static final Predicate<Labelled> BLOCKING = each -> each.label().isBlocking();
  private static final Predicate<Labelled> COMPUTING = is(HandlerLabel.COMPUTES);
  private static final Predicate<Labelled> INNOCENT = is(HandlerLabel.OK);

  private final List<Labelled> handlers;
  private final List<String> mistakes = new ArrayList<>();

  ComparisonTable(List<Labelled> handlers) {
    this.handlers = handlers;
  }

  private static Predicate<Labelled> is(HandlerLabel label) {
    return each -> each.label() == label;
  }

  String head() {
    return """
    Java %s; %d handlers: %d block, %d do not, %d compute, %d are opaque and left out.

    | technique | blocks caught | innocent flagged | recall | precision | computing caught | not driven | ms per handler |
    |---|---|---|---|---|---|---|---|
    """
        .formatted(
            Runtime.version(),
            handlers.size(),
            count(BLOCKING),
            count(INNOCENT),
            count(COMPUTING),
            count(is(HandlerLabel.OPAQUE)));
  }

  String row(String technique, Map<String, HandlerLabel> verdicts, double millisEach) {
    Predicate<Labelled> driven = each -> verdicts.containsKey(each.id());
    Predicate<Labelled> blocks = each -> verdict(verdicts, each).isBlocking();
    Predicate<Labelled> flagged =
        blocks.or(each -> verdict(verdicts, each) == HandlerLabel.COMPUTES);
    Predicate<Labelled> left = is(HandlerLabel.OPAQUE).negate().and(driven.negate());
    long blocking = count(BLOCKING.and(driven));
    long caught = count(BLOCKING.and(blocks));
    long alarms = count(INNOCENT.and(flagged));
    note(technique + " misses", BLOCKING.and(driven).and(blocks.negate()));
    note(technique + " misses the computing", COMPUTING.and(driven).and(flagged.negate()));
    note(technique + " flags", INNOCENT.and(flagged));
    note(technique + " was not driven", left);
    return String.format(
        Locale.ROOT,
        "| %s | %d of %d | %d of %d | %.2f | %.2f | %d of %d | %d | %.1f |%n",
        technique,
        caught,
        blocking,
        alarms,
        count(INNOCENT.and(driven)),
        caught / (double) Math.max(1, blocking),
        caught / (double) Math.max(1, caught + alarms),
        count(COMPUTING.and(flagged)),
        count(COMPUTING.and(driven)),
        count(left),
        millisEach);
  }

  private static HandlerLabel verdict(Map<String, HandlerLabel> verdicts, Labelled handler) {
    return verdicts.getOrDefault(handler.id(), HandlerLabel.OK);
  }

  private long count(Predicate<Labelled> which) {
    return handlers.stream().filter(which).count();
  }

  private void note(String what, Predicate<Labelled> which) {
    List<Labelled> found = handlers.stream().filter(which).toList();
    if (!found.isEmpty()) {
      mistakes.add("%n%s %d:".formatted(what, found.size()));
      found.forEach(each -> mistakes.add("  " + each.id() + ": " + each.reason()));
    }
  }

  /** Returns the errors of each technique, by name. */
  String mistakes() {
    return String.join("%n".formatted(), mistakes) + "%n".formatted();
  }
}
