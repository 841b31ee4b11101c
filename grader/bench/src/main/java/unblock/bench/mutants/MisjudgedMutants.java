package unblock.bench.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import unblock.engine.model.GradeReport;
import unblock.engine.report.TextReport;
import unblock.engine.submission.SourceFile;
import unblock.message.Translator;

/** Stores mutants that the grader judged wrongly: the sources, the change, and the report. */
final class MisjudgedMutants {
  private final Path folder;

  MisjudgedMutants(Path folder) {
    this.folder = folder;
  }

  /**
   * Stores the mutant, unless the result is as expected. A kill by an unexpected criterion is
   * stored, too.
   */
  void keep(Mutant mutant, MutantFate fate, GradeReport report) throws IOException {
    boolean asItShould =
        mutant.operator().harmless() ? fate == MutantFate.SURVIVED : fate == MutantFate.KILLED;
    if (asItShould) {
      return;
    }
    Path place = folder.resolve(fate.name().toLowerCase(java.util.Locale.ROOT));
    Path home = Files.createDirectories(place.resolve(mutant.name()));
    for (SourceFile source : mutant.sources()) {
      Path file = home.resolve(source.path());
      Path parent = file.getParent();
      Files.createDirectories(parent == null ? home : parent);
      Files.writeString(file, source.text());
    }
    Files.writeString(home.resolve("change.diff"), difference(mutant));
    Files.writeString(
        home.resolve("report.txt"), new TextReport(false).write(report, Translator.english()));
  }

  private static String difference(Mutant mutant) {
    StringBuilder text = new StringBuilder();
    for (SourceFile source : mutant.sources()) {
      List<String> before =
          mutant.before().stream()
              .filter(each -> each.path().equals(source.path()))
              .flatMap(each -> each.text().lines())
              .toList();
      TextDifference.of(before, source.text().lines().toList())
          .forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }
}
