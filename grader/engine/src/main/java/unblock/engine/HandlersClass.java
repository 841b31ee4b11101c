package unblock.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.exercise.Exercise;
import unblock.message.Message;

/** Checks that a compiled submission has the class that the exercise asks for. */
final class HandlersClass {
  private static final String ENDING = ".class";
  private static final int NAMED = 3;

  private HandlersClass() {}

  /**
   * Returns the finding about a missing class; empty when it is there.
   *
   * @param classes the folder of the compiled classes
   * @throws IOException when the folder cannot be read
   */
  static Optional<Finding> missing(Exercise exercise, Path classes) throws IOException {
    String wanted = exercise.handlersClass();
    List<String> found = names(classes);
    if (found.contains(wanted)) {
      return Optional.empty();
    }
    Optional<String> other = found.stream().filter(wanted::equalsIgnoreCase).findFirst();
    Message fact =
        other.map(name -> otherCase(simple(name), exercise)).orElseGet(() -> none(found, exercise));
    String likely = other.or(() -> found.stream().findFirst()).orElse(wanted);
    return Optional.of(
        new Finding(
            "missing-class",
            Severity.ERROR,
            simple(likely) + ".java",
            0,
            fact,
            Message.of("handlers.name"),
            List.of(),
            List.of(),
            ""));
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static Message otherCase(String found, Exercise exercise) {
    return Message.of("handlers.other-case", "found", found, "type", exercise.handlersName());
  }

  private static Message none(List<String> found, Exercise exercise) {
    Message none =
        Message.of(
            "handlers.none", "type", exercise.handlersName(), "package", exercise.packageName());
    return found.isEmpty()
        ? none
        : Message.joined(
            none, Message.of("handlers.others", "classes", found.stream().limit(NAMED).toList()));
  }

  /**
   * Returns the full names of the classes that are not inside another, as the file system spells
   * them: some find a file also under another case.
   */
  private static List<String> names(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(ENDING) && !name.contains("$"))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .map(name -> name.replace(classes.getFileSystem().getSeparator(), "."))
          .filter(name -> !name.endsWith("package-info"))
          .sorted()
          .toList();
    }
  }
}
