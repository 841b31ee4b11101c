package unblock.cli;

import java.nio.file.Path;
import unblock.engine.SelfCheck;

/**
 * Does the same as the test of a student's project, in a process whose class path contains a
 * course.
 */
final class CourseSelfCheck {
  private CourseSelfCheck() {}

  /**
   * Grades the sources and prints a line for each criterion: key and verdict.
   *
   * @param arguments the folder of the sources
   */
  public static void main(String[] arguments) {
    try (SelfCheck check = SelfCheck.of(Path.of(arguments[0]))) {
      check
          .exercises()
          .flatMap(exercise -> exercise.criteria().stream())
          .forEach(each -> System.out.println(each.key() + " " + each.verdict()));
      System.out.println(check.summary());
    }
  }
}
