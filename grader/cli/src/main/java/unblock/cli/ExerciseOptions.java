package unblock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import unblock.engine.Course;
import unblock.engine.UnusableCourse;

/** The option that adds exercises of a teacher's own. */
final class ExerciseOptions {
  @Option(
      names = "--exercises",
      paramLabel = "cli.label.jar",
      descriptionKey = "cli.option.exercises")
  private List<Path> jars = new ArrayList<>();

  /** The kit's exercises and those of the jars. */
  Course course() {
    try {
      return Course.standard().with(jars);
    } catch (UnusableCourse e) {
      throw new CommandFault(e.message(), e);
    }
  }
}
