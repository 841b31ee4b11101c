package unblock.engine.judge;

import java.util.List;
import unblock.engine.exercise.Check;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.Opinion;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Route;

/** Whether requests that were sent together were each answered with their own data. */
record IsolationCheck() implements Check {
  @Override
  public List<Route> needs(Exercise exercise) {
    return exercise.routes();
  }

  @Override
  public Source source() {
    return Source.REPLIES;
  }

  @Override
  public Opinion judge(Evidence.Ran ran, Exercise exercise) {
    return OnReplies.judge(Exchanges.of(ran, Aspect.ISOLATION), exercise.packageName());
  }
}
