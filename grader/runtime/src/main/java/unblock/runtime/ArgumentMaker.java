package unblock.runtime;

import java.util.List;

/**
 * Creates one argument for the constructor of handlers, in the JVM that runs them. Each kind of
 * dependency has an implementation; it needs a constructor without parameters.
 */
interface ArgumentMaker {
  /**
   * Creates the argument.
   *
   * @param details the details from the grader's order, as texts
   * @throws ReflectiveOperationException if a class that the details name cannot be used
   */
  Object make(List<String> details, ArgumentContext around) throws ReflectiveOperationException;
}
