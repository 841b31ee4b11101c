package unblock.engine.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Outcome;
import unblock.engine.model.Route;

/**
 * The form of evidence in grade.json: the records of the model by their names, and a field {@code
 * kind} where there are several.
 */
final class EvidenceForm {
  private EvidenceForm() {}

  static Module module() {
    return new SimpleModule("evidence")
        .addSerializer(Route.class, ToStringSerializer.instance)
        .addSerializer(Aspect.class, ToStringSerializer.instance)
        .addDeserializer(Route.class, text(Route.class, EvidenceForm::route))
        .addDeserializer(Aspect.class, text(Aspect.class, EvidenceForm::aspect))
        .setMixInAnnotation(Evidence.class, Kinds.class)
        .setMixInAnnotation(Evidence.Ran.class, FieldsOfRan.class)
        .setMixInAnnotation(Outcome.class, OutcomeKinds.class);
  }

  /**
   * Returns a deserializer for texts.
   *
   * @param reader empty for a text that is not of that type
   */
  private static <T> StdDeserializer<T> text(Class<T> type, Function<String, Optional<T>> reader) {
    return new StdDeserializer<T>(type) {
      private static final long serialVersionUID = 1L;

      @Override
      public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = parser.getValueAsString("");
        Optional<T> read = reader.apply(text);
        if (read.isEmpty()) {
          throw InvalidFormatException.from(parser, "\"%s\" is none".formatted(text), text, type);
        }
        return read.get();
      }
    };
  }

  private static Optional<Route> route(String text) {
    return text.matches("/[\\w/-]{1,100}") ? Optional.of(new Route(text)) : Optional.empty();
  }

  private static Optional<Aspect> aspect(String text) {
    return text.matches("[a-z][a-z-]{1,40}") ? Optional.of(new Aspect(text)) : Optional.empty();
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

  /** Excludes derived values from the JSON. */
  @JsonIgnoreProperties("whole")
  private interface FieldsOfRan {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Replied.class, name = "replied"),
    @JsonSubTypes.Type(value = Outcome.Silent.class, name = "silent"),
    @JsonSubTypes.Type(value = Outcome.Dropped.class, name = "dropped"),
    @JsonSubTypes.Type(value = Outcome.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = Outcome.Overdue.class, name = "overdue")
  })
  private interface OutcomeKinds {}
}
