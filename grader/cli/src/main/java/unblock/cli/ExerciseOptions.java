package unblock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import unblock.engine.Course;
import unblock.engine.UnusableCourse;

/** The option that adds a teacher's own exercises. */
final class ExerciseOptions {
  @Option(
      names = "--exercises",
      paramLabel = "JAR",
      description = "Add the exercises of this jar to the kit's own; may be given several times.")
  private List<Path> jars = new ArrayList<>();

  /** Returns the kit's exercises and those of the jars. */
  Course course() {
    try {
      return Course.standard().with(jars);
    } catch (UnusableCourse e) {
      throw new CommandFault(String.valueOf(e.getMessage()), e);
    }
  }
}
