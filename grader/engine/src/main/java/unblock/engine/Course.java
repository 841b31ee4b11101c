package unblock.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import unblock.engine.exercise.Exercise;
import unblock.engine.rubric.Rubric;

/**
 * The graded exercises with their criteria, in the order of the course.
 *
 * @param leftOut ids of exercises that exist and are not graded
 */
public record Course(List<Exercise> exercises, List<String> leftOut) {
  public Course {
    exercises = List.copyOf(exercises);
    leftOut = List.copyOf(leftOut);
  }

  /** Returns the exercises on the class path: the kit's own, and those of a teacher. */
  public static Course standard() {
    return OnTheClassPath.COURSE;
  }

  /** Loaded once: exercises have no state. */
  private static final class OnTheClassPath {
    static final Course COURSE = found(Course.class.getClassLoader());
  }

  /** Returns the exercises that this loader finds, in the order of their services files. */
  static Course found(ClassLoader loader) {
    List<Exercise> found = new ArrayList<>();
    ServiceLoader.load(Exercise.class, loader).forEach(found::add);
    return new Course(found, List.of());
  }

  /** The exercise with that id, if it is one of these. */
  public Optional<Exercise> find(String id) {
    return exercises.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /**
   * The exercise with that id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Exercise get(String id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("There is no exercise " + id + "."));
  }

  /** The ids of the exercises, in order. */
  public List<String> ids() {
    return exercises.stream().map(Exercise::id).toList();
  }

  /** From the package of the handlers, as in {@code unblock.exercises.offload}, to the id. */
  public Map<String, String> packages() {
    Map<String, String> packages = new LinkedHashMap<>();
    exercises.forEach(each -> packages.put(each.packageName(), each.id()));
    return packages;
  }

  /** From the id of an exercise to the class with its handlers. */
  public Map<String, String> handlersClasses() {
    Map<String, String> classes = new LinkedHashMap<>();
    exercises.forEach(each -> classes.put(each.id(), each.handlersClass()));
    return classes;
  }

  /**
   * Returns the course with the points of that rubric, without the exercises and criteria that the
   * rubric leaves out.
   */
  public Course with(Rubric rubric) {
    Course rest = new Course(rubric.applyTo(exercises), List.of());
    List<String> gone = new ArrayList<>(ids());
    gone.removeAll(rest.ids());
    return new Course(rest.exercises, gone);
  }

  /**
   * Returns the course with the exercises of these jars.
   *
   * @throws UnusableCourse when a jar cannot be read, has no exercise, or an exercise that cannot
   *     be used
   */
  public Course with(List<Path> jars) throws UnusableCourse {
    Course all = this;
    for (Path jar : jars) {
      all = new Course(CourseJar.added(all.exercises, jar), leftOut);
    }
    return all;
  }
}
