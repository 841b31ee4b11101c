package unblock.engine.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.HandlerSetting;
import unblock.engine.exercise.Oracle;
import unblock.runtime.ConstructorArgument;

/** The dependencies of an exercise that runs in this JVM: without faults, with slow services. */
public final class LocalDependencies {
  private LocalDependencies() {}

  /**
   * Opens them until this process ends.
   *
   * @param slow the time that a service takes for each reply
   * @return the arguments of the handlers' constructor
   * @throws IOException when one cannot be opened
   */
  public static List<ConstructorArgument> open(Exercise exercise, Oracle oracle, Duration slow)
      throws IOException {
    Gate gate = new Gate();
    gate.delay(slow.toMillis());
    DependencyContext context =
        new DependencyContext(oracle, new ServicesOfAllRuns(new RequestSender()), () -> gate);
    return new OpenDependencies(exercise.dependencies(), context).arguments(HandlerSetting.REGULAR);
  }
}
