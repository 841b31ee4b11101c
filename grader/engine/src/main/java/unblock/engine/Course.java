package unblock.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unblock.engine.model.Exercise;
import unblock.engine.rubric.Rubric;

/** The exercises that are graded, with their criteria, in the order in which students meet them. */
public record Course(List<Exercise> exercises) {
  public Course {
    exercises = List.copyOf(exercises);
  }

  /** The kit's own exercises, each with 40 points. */
  public static Course standard() {
    return new Course(Exercises.all());
  }

  /** The exercise with that id, if it is one of these. */
  public Optional<Exercise> find(String id) {
    return exercises.stream().filter(each -> each.id().equals(id)).findFirst();
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

  /** The same course with the points of that rubric; what the rubric leaves out is gone. */
  public Course with(Rubric rubric) {
    return new Course(rubric.applyTo(exercises));
  }
}
