package unblock.engine.dependency;

import java.util.List;
import unblock.engine.exercise.Dependency;
import unblock.engine.exercise.DependencyRun;
import unblock.engine.exercise.RunContext;
import unblock.message.Message;
import unblock.runtime.ConstructorArgument;

/**
 * A dependency without faults and without a part in the grader: one constructor argument, which is
 * the same in all runs.
 *
 * @param words a description in a few words
 */
public record FixedArgument(Message words, ConstructorArgument argument) implements Dependency {
  @Override
  public DependencyRun open(RunContext run) {
    return setting -> List.of(argument);
  }
}
