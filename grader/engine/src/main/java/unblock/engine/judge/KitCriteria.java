package unblock.engine.judge;

import java.util.ArrayList;
import java.util.List;
import unblock.engine.exercise.Criterion;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.ServerModel;
import unblock.engine.model.Aspect;
import unblock.engine.model.Route;
import unblock.message.Message;

/** The kit's criteria. An exercise lists the ones it uses, and may add criteria of its own. */
public final class KitCriteria {
  private final String exercise;

  private KitCriteria(String exercise) {
    this.exercise = exercise;
  }

  /** Returns the criteria for the exercise with that id, which is the beginning of each key. */
  public static KitCriteria of(String exercise) {
    return new KitCriteria(exercise);
  }

  /**
   * The usual rubric: for each route 3 points for its answers and 2 for its errors, 5 for
   * isolation, 16 for concurrency and the free worker together, 2 for timing, 2 for clean-up.
   */
  public List<Criterion> usual(List<Route> routes, ServerModel server) {
    List<Criterion> criteria = new ArrayList<>();
    for (Route route : routes) {
      criteria.add(answers(route, 3));
      criteria.add(errors(route, 2));
    }
    criteria.add(isolation(5));
    if (!server.mayBlock()) {
      criteria.add(freeWorker(8));
    }
    criteria.add(concurrency(server.mayBlock() ? 16 : 8));
    criteria.add(timing(2));
    criteria.add(cleanUp(2));
    return List.copyOf(criteria);
  }

  /** The route answers correctly. */
  public Criterion answers(Route route, double points) {
    return of(
        route,
        Aspect.ANSWERS,
        Message.of("criterion.answers", "route", route.path()),
        points,
        new RepliesCheck(Aspect.ANSWERS, route, List.of()));
  }

  /** The route answers as promised when a parameter is missing or a dependency fails. */
  public Criterion errors(Route route, double points) {
    return of(
        route,
        Aspect.ERRORS,
        Message.of("criterion.errors", "route", route.path()),
        points,
        new RepliesCheck(Aspect.ERRORS, route, List.of(route)));
  }

  /** No reply carries another request's data. */
  public Criterion isolation(double points) {
    return own(Aspect.ISOLATION, Message.of("criterion.isolation"), points, new IsolationCheck());
  }

  /** The worker is free while requests wait. */
  public Criterion freeWorker(double points) {
    return own(
        Aspect.EVENT_LOOP, Message.of("criterion.event-loop"), points, new FreeWorkerCheck());
  }

  /** Requests wait at the same time, as many as the exercise promises. */
  public Criterion concurrency(double points) {
    return own(
        Aspect.CONCURRENCY, Message.of("criterion.concurrency"), points, new ConcurrencyCheck());
  }

  /** Three requests at once take about as long as one. */
  public Criterion timing(double points) {
    return own(Aspect.TIMING, Message.of("criterion.timing"), points, new TimingCheck());
  }

  /** Nothing keeps running after {@code close()}. */
  public Criterion cleanUp(double points) {
    return own(Aspect.CLEAN_UP, Message.of("criterion.clean-up"), points, new CleanUpCheck());
  }

  /**
   * The check that each request of that aspect to that route is answered as promised, for the
   * criteria of an exercise's own trials.
   */
  public static CriterionCheck replies(Route route, Aspect aspect) {
    return new RepliesCheck(aspect, route, List.of(route));
  }

  private Criterion of(
      Route route, Aspect aspect, Message title, double points, CriterionCheck check) {
    String key = "%s.%s.%s".formatted(exercise, route.key(), aspect);
    return new Criterion(key, aspect, title, points, check);
  }

  /** A criterion of an exercise's own: its key is the exercise's id and that aspect. */
  public Criterion own(Aspect aspect, Message title, double points, CriterionCheck check) {
    return new Criterion("%s.%s".formatted(exercise, aspect), aspect, title, points, check);
  }
}
