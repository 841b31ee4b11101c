package unblock.runtime;

import java.util.List;

/**
 * Makes one argument for the constructor of handlers, in the JVM that runs them. A new kind of
 * dependency brings one of these; it has a constructor without parameters.
 */
interface ArgumentMaker {
  /**
   * Makes it.
   *
   * @param details what the grader says of it, as texts
   * @throws ReflectiveOperationException when a class that the details name cannot be used
   */
  Object make(List<String> details, ArgumentContext around) throws ReflectiveOperationException;
}
