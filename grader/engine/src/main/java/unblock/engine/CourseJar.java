package unblock.engine;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import unblock.engine.exercise.Criterion;
import unblock.engine.exercise.Exercise;
import unblock.engine.submission.IoReason;
import unblock.message.Message;

/** A jar with exercises of a teacher's own. */
final class CourseJar {
  private static final String SERVICES = "META-INF/services/" + Exercise.class.getName();

  /** By this beginning the runtime knows a submission's code. */
  private static final String HOME = "unblock.exercises.";

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final Path jar;

  private CourseJar(Path jar) {
    this.jar = jar;
  }

  /**
   * The exercises with those of that jar after them.
   *
   * @throws UnusableCourse when it is no such jar, or one of its exercises cannot be used
   */
  static List<Exercise> added(List<Exercise> exercises, Path jar) throws UnusableCourse {
    CourseJar course = new CourseJar(jar);
    List<Exercise> all = new ArrayList<>(exercises);
    for (Exercise each : course.exercises()) {
      course.check(each, all);
      all.add(each);
    }
    return all;
  }

  private List<Exercise> exercises() throws UnusableCourse {
    requireServices();
    List<Exercise> own = new ArrayList<>();
    try {
      // Open as long as the grader runs: classes of its exercises are loaded when needed.
      URLClassLoader loader =
          new URLClassLoader(new URL[] {jar.toUri().toURL()}, Exercise.class.getClassLoader());
      ServiceLoader.load(Exercise.class, loader).stream()
          .filter(each -> loader.equals(each.type().getClassLoader()))
          .map(ServiceLoader.Provider::get)
          .forEach(own::add);
    } catch (ServiceConfigurationError | LinkageError | MalformedURLException e) {
      throw unusable(Message.verbatim(String.valueOf(e.getMessage())), e);
    }
    if (own.isEmpty()) {
      throw unusable(Message.of("course.no-class", "file", SERVICES), null);
    }
    return own;
  }

  private void requireServices() throws UnusableCourse {
    if (!Files.isRegularFile(jar)) {
      throw new UnusableCourse(Message.of("course.no-file", "jar", jar.toString()));
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      if (file.getEntry(SERVICES) == null) {
        throw unusable(Message.of("course.no-services", "file", SERVICES), null);
      }
    } catch (IOException e) {
      throw new UnusableCourse(
          Message.of("course.unreadable", "jar", jar.toString(), "reason", IoReason.of(e)), e);
    }
  }

  private void check(Exercise exercise, List<Exercise> others) throws UnusableCourse {
    Optional<Message> problem;
    try {
      problem = problem(exercise, others);
    } catch (RuntimeException | LinkageError e) {
      throw unusable(
          Message.of(
              "course.fails", "type", exercise.getClass().getName(), "failure", e.toString()),
          e);
    }
    if (problem.isPresent()) {
      throw unusable(problem.get(), null);
    }
  }

  private static Optional<Message> problem(Exercise exercise, List<Exercise> others) {
    String id = exercise.id();
    if (!ID.matcher(id).matches()) {
      return Optional.of(Message.of("course.bad-id", "id", id));
    }
    if (others.stream().anyMatch(each -> each.packageName().equals(exercise.packageName()))) {
      return Optional.of(Message.of("course.same-id", "id", id));
    }
    if (!exercise.packageName().startsWith(HOME)) {
      return Optional.of(Message.of("course.other-package", "id", id, "home", HOME));
    }
    if (exercise.routes().isEmpty()) {
      return Optional.of(Message.of("course.no-route", "api", exercise.api().getName()));
    }
    return problemOfCriteria(exercise);
  }

  private static Optional<Message> problemOfCriteria(Exercise exercise) {
    Set<String> keys = new HashSet<>();
    for (Criterion each : exercise.criteria()) {
      if (!each.key().startsWith(exercise.id() + ".") || !keys.add(each.key())) {
        return Optional.of(
            Message.of("course.bad-criterion", "key", each.key(), "exercise", exercise.id()));
      }
      if (!(each.points() > 0)) {
        return Optional.of(Message.of("course.no-points", "key", each.key()));
      }
    }
    return keys.isEmpty()
        ? Optional.of(Message.of("course.no-criteria", "exercise", exercise.id()))
        : Optional.empty();
  }

  private UnusableCourse unusable(Message reason, @Nullable Throwable cause) {
    Message message = Message.of("course.unusable", "jar", jar.toString(), "reason", reason);
    return cause == null ? new UnusableCourse(message) : new UnusableCourse(message, cause);
  }
}
