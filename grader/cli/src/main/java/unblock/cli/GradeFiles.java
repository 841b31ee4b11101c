package unblock.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import unblock.grader.model.GradeReport;
import unblock.grader.report.JsonReport;

/** The folder that grades are kept in: {@code <submission>/grade.json} for each. */
final class GradeFiles {
  private final Path folder;

  private GradeFiles(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder where there is none. */
  static GradeFiles in(Path folder) {
    try {
      Files.createDirectories(folder);
      return new GradeFiles(folder);
    } catch (IOException e) {
      throw new Fault(
          "The folder %s for the reports cannot be made (%s). Name another with --report."
              .formatted(folder, e),
          e);
    }
  }

  /** Keeps a grade: all of it or nothing. */
  void keep(GradeReport report) {
    Path file = folder.resolve(report.submission()).resolve("grade.json");
    try {
      Files.createDirectories(file.getParent());
      Path draft = file.resolveSibling(".grade-" + UUID.randomUUID() + ".json");
      try {
        // Half a character, which a submission may have sent, is written as a question mark.
        Files.write(draft, JsonReport.write(report).getBytes(StandardCharsets.UTF_8));
        Files.move(
            draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new Fault(
          "%s cannot be written (%s). Make room there, or name another folder with --report."
              .formatted(file, e),
          e);
    }
  }
}
