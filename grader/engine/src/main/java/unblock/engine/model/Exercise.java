package unblock.engine.model;

import java.util.List;

/**
 * One task with its server and its rubric.
 *
 * @param id as in {@code worker-pool}
 * @param packageName where the handlers live, as in {@code unblock.exercises.workerpool}
 * @param title what it is about, in a few words
 * @param workers how many threads run handlers
 * @param atOnce how many requests a right answer lets wait at the same time, at least: what the
 *     exercise promises, or a number that no pool of a usual size reaches
 * @param bounded whether that is what the exercise promises, and further requests may wait for
 *     their turn; if not, all wait at the same time, however many they are
 * @param upstream whether info and history come from a service over HTTP
 * @param mayBlock whether blocking the worker is right here
 * @param criteria the rubric
 */
public record Exercise(
    String id,
    String packageName,
    String title,
    int workers,
    int atOnce,
    boolean bounded,
    boolean upstream,
    boolean mayBlock,
    List<Criterion> criteria) {
  public Exercise {
    criteria = List.copyOf(criteria);
  }

  /** The same with other criteria. */
  public Exercise with(List<Criterion> others) {
    return new Exercise(
        id, packageName, title, workers, atOnce, bounded, upstream, mayBlock, others);
  }

  /** The class with the three handlers. */
  public String handlers() {
    return packageName + ".UserHandlers";
  }
}
