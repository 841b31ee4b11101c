package unblock.grader.model;

import java.util.List;

/**
 * What one exercise asks for.
 *
 * @param id the exercise, as in {@code offload}
 * @param packageName the package that a student writes in, as in {@code unblock.exercises.offload}
 * @param title the exercise in a few words
 */
public record Rubric(String id, String packageName, String title, List<Criterion> criteria) {
  public Rubric {
    criteria = List.copyOf(criteria);
  }
}
