package unblock.grader;

import java.util.List;
import unblock.grader.model.Aspect;
import unblock.grader.model.Criterion;
import unblock.grader.model.Rubric;

/** The catalogue of exercises; a placeholder with one criterion each. */
public final class Exercises {
  private Exercises() {}

  /** Every exercise, in the order a student meets them. */
  public static List<Rubric> all() {
    return List.of(
        rubric("worker-pool", "workerpool", "Blocking handlers on a small pool of workers"),
        rubric("event-loop", "eventloop", "One worker, and a store that answers later"),
        rubric("offload", "offload", "One worker, and a store that blocks"),
        rubric("upstream", "upstream", "One worker, a store and a service behind HTTP"));
  }

  private static Rubric rubric(String id, String lastPackage, String title) {
    Criterion login =
        new Criterion(id + ".login.answers", Aspect.ANSWERS, "login answers as promised", 3);
    return new Rubric(id, "unblock.exercises." + lastPackage, title, List.of(login));
  }
}
