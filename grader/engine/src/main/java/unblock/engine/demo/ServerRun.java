package unblock.engine.demo;

import java.util.List;
import unblock.engine.exercise.ServerModel;
import unblock.engine.model.Gathering;
import unblock.engine.model.Timeline;

/**
 * What happened when requests were sent together to one server, once or several times.
 *
 * @param gatherings at least one
 */
record ServerRun(HandlerStyle style, ServerModel server, List<Gathering> gatherings) {
  /** The events of the first requests. */
  Timeline timeline() {
    return gatherings.get(0).timeline();
  }

  /** The largest number of the last requests that waited at the database at the same time. */
  int met() {
    return gatherings.get(gatherings.size() - 1).met();
  }
}
