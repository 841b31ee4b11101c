package unblock.engine.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.module.SimpleModule;
import unblock.engine.model.Evidence;

/**
 * How evidence stands in grade.json: the records of the model by their names, and a field {@code
 * kind} where there are several.
 */
final class EvidenceForm {
  private EvidenceForm() {}

  static Module module() {
    return new SimpleModule("evidence")
        .setMixInAnnotation(Evidence.class, Kinds.class)
        .setMixInAnnotation(Evidence.Ran.class, FieldsOfRan.class)
        .setMixInAnnotation(Evidence.Outcome.class, OutcomeKinds.class);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Evidence.Ran.class, name = "ran"),
    @JsonSubTypes.Type(value = Evidence.Rejected.class, name = "rejected"),
    @JsonSubTypes.Type(value = Evidence.NotServed.class, name = "not-served"),
    @JsonSubTypes.Type(value = Evidence.Trouble.class, name = "trouble"),
    @JsonSubTypes.Type(value = Evidence.Unsettled.class, name = "unsettled"),
    @JsonSubTypes.Type(value = Evidence.Repeated.class, name = "repeated")
  })
  private interface Kinds {}

  /** What follows from the rest is not written. */
  @JsonIgnoreProperties("whole")
  private interface FieldsOfRan {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Evidence.Outcome.Replied.class, name = "replied"),
    @JsonSubTypes.Type(value = Evidence.Outcome.Silent.class, name = "silent"),
    @JsonSubTypes.Type(value = Evidence.Outcome.Dropped.class, name = "dropped"),
    @JsonSubTypes.Type(value = Evidence.Outcome.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = Evidence.Outcome.Overdue.class, name = "overdue")
  })
  private interface OutcomeKinds {}
}
