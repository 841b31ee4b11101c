package unblock.bench.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The file of all gradings, one per line: fingerprint, name, verdicts, seed. Each line is written
 * at once, so that an interrupted run can continue.
 */
final class MutantLedger {
  private final Path file;
  private final Map<String, Map<String, String>> verdicts = new ConcurrentHashMap<>();

  private MutantLedger(Path file) {
    this.file = file;
  }

  static MutantLedger open(Path file) throws IOException {
    MutantLedger ledger = new MutantLedger(file);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] fields = line.split("\t", -1);
        if (fields.length == 4) {
          ledger.verdicts.put(fields[0], parse(fields[2]));
        }
      }
    }
    return ledger;
  }

  boolean knows(Mutant mutant) {
    return verdicts.containsKey(mutant.fingerprint());
  }

  MutantFate fate(Mutant mutant) {
    return MutantFate.of(
        verdicts.getOrDefault(mutant.fingerprint(), Map.of()),
        mutant.operator().rightOnes(mutant.answer().exercise()));
  }

  /** Writes a grading; the verdicts are empty if the mutant did not compile. */
  synchronized void write(Mutant mutant, Map<String, String> graded, long seed) throws IOException {
    StringBuilder words = new StringBuilder();
    graded.forEach(
        (key, verdict) ->
            words.append(words.isEmpty() ? "" : " ").append(key).append('=').append(verdict));
    Files.writeString(
        file,
        String.join("\t", mutant.fingerprint(), mutant.name(), words, Long.toString(seed)) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    verdicts.put(mutant.fingerprint(), Map.copyOf(graded));
  }

  private static Map<String, String> parse(String words) {
    Map<String, String> parsed = new LinkedHashMap<>();
    for (String word : words.split(" ", -1)) {
      int at = word.indexOf('=');
      if (at > 0) {
        parsed.put(word.substring(0, at), word.substring(at + 1));
      }
    }
    return parsed;
  }
}
