package unblock.bench.mutants;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Operator by operator, what became of its mutants; then the rates. */
final class Table {
  private final StringBuilder text = new StringBuilder();
  private final Ledger ledger;

  Table(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The table of those mutants that were graded. */
  String of(List<Operator> operators, List<Mutant> mutants) {
    mutants(operators.stream().filter(each -> !each.harmless()).toList(), mutants);
    refactorings(operators.stream().filter(Operator::harmless).toList(), mutants);
    return text.toString();
  }

  private void mutants(List<Operator> operators, List<Mutant> mutants) {
    row("mutants", "graded", "killed", "by right", "survived", "inconcl", "no Java");
    Map<Fate, Integer> sum = new EnumMap<>(Fate.class);
    for (Operator operator : operators) {
      Map<Fate, Integer> fates = fates(operator, mutants);
      fates.forEach((fate, count) -> sum.merge(fate, count, Integer::sum));
      killed(operator.name(), fates);
    }
    killed("all mutants", sum);
    int graded = graded(sum);
    rate("killed", killed(sum), graded);
    rate("killed by the right criterion", of(sum, Fate.KILLED), graded);
  }

  private void refactorings(List<Operator> operators, List<Mutant> mutants) {
    row("refactorings", "graded", "unchanged", "changed", "inconcl", "no Java", "");
    Map<Fate, Integer> sum = new EnumMap<>(Fate.class);
    for (Operator operator : operators) {
      Map<Fate, Integer> fates = fates(operator, mutants);
      fates.forEach((fate, count) -> sum.merge(fate, count, Integer::sum));
      kept(operator.name(), fates);
    }
    kept("all refactorings", sum);
    rate("refactorings with no verdict changed", of(sum, Fate.SURVIVED), graded(sum));
  }

  private Map<Fate, Integer> fates(Operator operator, List<Mutant> mutants) {
    Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    mutants.stream()
        .filter(mutant -> mutant.operator().equals(operator) && ledger.knows(mutant))
        .forEach(mutant -> fates.merge(ledger.fate(mutant), 1, Integer::sum));
    return fates;
  }

  private void killed(String name, Map<Fate, Integer> fates) {
    row(
        name,
        graded(fates),
        killed(fates),
        of(fates, Fate.KILLED),
        of(fates, Fate.SURVIVED),
        of(fates, Fate.INCONCLUSIVE),
        of(fates, Fate.DOES_NOT_COMPILE));
  }

  private void kept(String name, Map<Fate, Integer> fates) {
    row(
        name,
        graded(fates),
        of(fates, Fate.SURVIVED),
        of(fates, Fate.KILLED_BY_ANOTHER),
        of(fates, Fate.INCONCLUSIVE),
        of(fates, Fate.DOES_NOT_COMPILE),
        "");
  }

  private static int killed(Map<Fate, Integer> fates) {
    return of(fates, Fate.KILLED) + of(fates, Fate.KILLED_BY_ANOTHER);
  }

  private static int graded(Map<Fate, Integer> fates) {
    return Stream.of(Fate.values())
        .filter(fate -> fate != Fate.DOES_NOT_COMPILE)
        .mapToInt(fate -> of(fates, fate))
        .sum();
  }

  private static int of(Map<Fate, Integer> fates, Fate fate) {
    return fates.getOrDefault(fate, 0);
  }

  private void rate(String what, int part, int whole) {
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %d of %d (%.1f %%)%n",
            what,
            part,
            whole,
            whole == 0 ? 0 : 100.0 * part / whole));
  }

  private void row(Object... cells) {
    text.append(String.format(Locale.ROOT, "%-42s%10s%10s%10s%10s%10s%10s%n", cells));
  }
}
