package unblock.bench.mutants;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A table of the fates of all mutants, operator by operator, followed by the rates. */
final class MutantTable {
  private final StringBuilder text = new StringBuilder();
  private final MutantLedger ledger;

  MutantTable(MutantLedger ledger) {
    this.ledger = ledger;
  }

  /** Returns the table of the mutants that were graded. */
  String of(List<MutationOperator> operators, List<Mutant> mutants) {
    mutants(operators.stream().filter(each -> !each.harmless()).toList(), mutants);
    refactorings(operators.stream().filter(MutationOperator::harmless).toList(), mutants);
    return text.toString();
  }

  private void mutants(List<MutationOperator> operators, List<Mutant> mutants) {
    row("mutants", "graded", "killed", "by right", "survived", "inconcl", "no Java");
    Map<MutantFate, Integer> sum = new EnumMap<>(MutantFate.class);
    for (MutationOperator operator : operators) {
      Map<MutantFate, Integer> fates = fates(operator, mutants);
      fates.forEach((fate, count) -> sum.merge(fate, count, Integer::sum));
      killed(operator.name(), fates);
    }
    killed("all mutants", sum);
    int graded = graded(sum);
    rate("killed", killed(sum), graded);
    rate("killed by the right criterion", of(sum, MutantFate.KILLED), graded);
  }

  private void refactorings(List<MutationOperator> operators, List<Mutant> mutants) {
    row("refactorings", "graded", "unchanged", "changed", "inconcl", "no Java", "");
    Map<MutantFate, Integer> sum = new EnumMap<>(MutantFate.class);
    for (MutationOperator operator : operators) {
      Map<MutantFate, Integer> fates = fates(operator, mutants);
      fates.forEach((fate, count) -> sum.merge(fate, count, Integer::sum));
      kept(operator.name(), fates);
    }
    kept("all refactorings", sum);
    rate("refactorings with no verdict changed", of(sum, MutantFate.SURVIVED), graded(sum));
  }

  private Map<MutantFate, Integer> fates(MutationOperator operator, List<Mutant> mutants) {
    Map<MutantFate, Integer> fates = new EnumMap<>(MutantFate.class);
    mutants.stream()
        .filter(mutant -> mutant.operator().equals(operator) && ledger.knows(mutant))
        .forEach(mutant -> fates.merge(ledger.fate(mutant), 1, Integer::sum));
    return fates;
  }

  private void killed(String name, Map<MutantFate, Integer> fates) {
    row(
        name,
        graded(fates),
        killed(fates),
        of(fates, MutantFate.KILLED),
        of(fates, MutantFate.SURVIVED),
        of(fates, MutantFate.INCONCLUSIVE),
        of(fates, MutantFate.DOES_NOT_COMPILE));
  }

  private void kept(String name, Map<MutantFate, Integer> fates) {
    row(
        name,
        graded(fates),
        of(fates, MutantFate.SURVIVED),
        of(fates, MutantFate.KILLED_BY_ANOTHER),
        of(fates, MutantFate.INCONCLUSIVE),
        of(fates, MutantFate.DOES_NOT_COMPILE),
        "");
  }

  private static int killed(Map<MutantFate, Integer> fates) {
    return of(fates, MutantFate.KILLED) + of(fates, MutantFate.KILLED_BY_ANOTHER);
  }

  private static int graded(Map<MutantFate, Integer> fates) {
    return Stream.of(MutantFate.values())
        .filter(fate -> fate != MutantFate.DOES_NOT_COMPILE)
        .mapToInt(fate -> of(fates, fate))
        .sum();
  }

  private static int of(Map<MutantFate, Integer> fates, MutantFate fate) {
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
