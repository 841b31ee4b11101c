package unblock.bench.throughput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import unblock.engine.submission.SourceFile;

/**
 * A submission of one student.
 *
 * @param name the name of its folder
 * @param answers one for each exercise
 */
record HandedSubmission(String name, List<DrawnAnswer> answers) {
  HandedSubmission {
    answers = List.copyOf(answers);
  }

  /** The sources with paths below {@code src/main/java}. */
  List<SourceFile> sources() {
    return answers.stream().flatMap(answer -> answer.sources().stream()).toList();
  }

  /** Whether each exercise has the verdicts that its answer has to get. */
  boolean isJudgedAsExpected(GradeVerdicts verdicts) {
    return answers.stream().allMatch(answer -> answer.isJudgedAsExpected(verdicts));
  }

  /** Writes the sources below that folder. */
  void writeTo(Path folder) throws IOException {
    for (SourceFile source : sources()) {
      Path file = folder.resolve(source.path());
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, source.text());
    }
  }
}
