package unblock.engine;

import java.util.ArrayList;
import java.util.List;
import unblock.engine.model.Aspect;
import unblock.engine.model.Criterion;
import unblock.engine.model.Exercise;
import unblock.engine.model.Route;

/** The catalogue of exercises, each with its rubric of 40 points. */
public final class Exercises {
  /** One more than the largest pool that servers have by default: 200 threads. */
  private static final int BEYOND_ANY_POOL = 201;

  private static final List<Exercise> ALL =
      List.of(
          new Exercise(
              "worker-pool",
              "unblock.exercises.workerpool",
              "Blocking handlers on a small pool of workers",
              4,
              4,
              true,
              false,
              true,
              rubric("worker-pool", true)),
          new Exercise(
              "event-loop",
              "unblock.exercises.eventloop",
              "One worker, and a store that answers later",
              1,
              BEYOND_ANY_POOL,
              false,
              false,
              false,
              rubric("event-loop", false)),
          new Exercise(
              "offload",
              "unblock.exercises.offload",
              "One worker, and a store that blocks",
              1,
              16,
              true,
              false,
              false,
              rubric("offload", false)),
          new Exercise(
              "upstream",
              "unblock.exercises.upstream",
              "One worker, a store and a service behind HTTP",
              1,
              BEYOND_ANY_POOL,
              false,
              true,
              false,
              rubric("upstream", false)));

  private Exercises() {}

  /** Every exercise, in the order a student meets them. */
  public static List<Exercise> all() {
    return ALL;
  }

  /**
   * The exercise with that id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Exercise of(String id) {
    return Course.standard()
        .find(id)
        .orElseThrow(() -> new IllegalArgumentException("There is no exercise " + id + "."));
  }

  private static List<Criterion> rubric(String id, boolean mayBlock) {
    List<Criterion> criteria = new ArrayList<>();
    for (Route route : Route.values()) {
      String key = id + "." + route.handler() + ".";
      criteria.add(
          new Criterion(
              key + Aspect.ANSWERS, Aspect.ANSWERS, route + " answers what was asked", 3));
      criteria.add(
          new Criterion(
              key + Aspect.ERRORS,
              Aspect.ERRORS,
              route + " answers when something is missing or fails",
              2));
    }
    criteria.add(criterion(id, Aspect.ISOLATION, "No reply carries another request's data", 5));
    if (!mayBlock) {
      criteria.add(criterion(id, Aspect.EVENT_LOOP, "The worker is free while requests wait", 8));
    }
    criteria.add(
        criterion(id, Aspect.CONCURRENCY, "Requests wait at the same time", mayBlock ? 16 : 8));
    criteria.add(
        criterion(id, Aspect.TIMING, "Three requests at once take about as long as one", 2));
    criteria.add(criterion(id, Aspect.CLEAN_UP, "Nothing keeps running after close()", 2));
    return criteria;
  }

  private static Criterion criterion(String id, Aspect aspect, String title, double points) {
    return new Criterion(id + "." + aspect, aspect, title, points);
  }
}
