package unblock.engine.run;

import java.nio.file.Path;
import java.util.List;
import unblock.analyzer.Finding;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.CallSite;
import unblock.engine.model.SharedField;

/**
 * The classes of an answer to one exercise, as a child runs them, with the results of their static
 * analysis.
 *
 * @param classes the folder of the classes
 * @param sites the calls in these classes that have a probe
 * @param sharedFields the fields in which requests share their data
 * @param inspected the findings, which are passed on with the evidence
 */
public record RunnableCode(
    Exercise exercise,
    Path classes,
    List<CallSite> sites,
    List<SharedField> sharedFields,
    List<Finding> inspected) {
  public RunnableCode {
    sites = List.copyOf(sites);
    sharedFields = List.copyOf(sharedFields);
    inspected = List.copyOf(inspected);
  }

  /** Classes that were not analysed. */
  public static RunnableCode of(Exercise exercise, Path classes) {
    return new RunnableCode(exercise, classes, List.of(), List.of(), List.of());
  }
}
