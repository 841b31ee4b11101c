package unblock.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import unblock.engine.model.Evidence;

/**
 * The layout of evidence in grade.json: a line for each observation, such as a request with its
 * reply. Indented like the rest, a grade of four exercises has 1.6 times as many bytes, and its
 * digest and its parsing take as long as a fifth of all that the grader does itself.
 */
final class EvidenceLines extends DefaultPrettyPrinter {
  private static final long serialVersionUID = 1;

  /** The level of the fields of an exercise, one of which is the evidence. */
  private static final int AROUND = 2;

  /** The level of the fields of evidence; what is deeper has no lines of its own. */
  private static final int FIELDS = AROUND + 1;

  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  EvidenceLines() {
    _nesting = AROUND;
  }

  /** Writes evidence in this layout, if the JSON has one. */
  static final class Writer extends StdSerializer<Evidence> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(Evidence.class);
    }

    @Override
    public void serialize(Evidence evidence, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      provider
          .findTypedValueSerializer(evidence.getClass(), true, null)
          .serialize(evidence, json, provider);
    }

    @Override
    public void serializeWithType(
        Evidence evidence, JsonGenerator json, SerializerProvider provider, TypeSerializer types)
        throws IOException {
      PrettyPrinter around = json.getPrettyPrinter();
      if (around != null) {
        json.setPrettyPrinter(new EvidenceLines());
      }
      provider
          .findValueSerializer(evidence.getClass())
          .serializeWithType(evidence, json, provider, types);
      json.setPrettyPrinter(around);
    }
  }

  @Override
  public void beforeObjectEntries(JsonGenerator json) throws IOException {
    if (_nesting == FIELDS) {
      LINES.writeIndentation(json, FIELDS);
    }
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
    json.writeRaw(',');
    if (_nesting == FIELDS) {
      LINES.writeIndentation(json, FIELDS);
    } else {
      json.writeRaw(' ');
    }
  }

  @Override
  public void writeEndObject(JsonGenerator json, int fields) throws IOException {
    _nesting--;
    if (_nesting == AROUND) {
      LINES.writeIndentation(json, AROUND);
    }
    json.writeRaw('}');
  }

  @Override
  public void beforeArrayValues(JsonGenerator json) throws IOException {
    if (_nesting == FIELDS) {
      LINES.writeIndentation(json, FIELDS + 1);
    }
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw(',');
    if (_nesting == FIELDS) {
      LINES.writeIndentation(json, FIELDS + 1);
    } else {
      json.writeRaw(' ');
    }
  }

  @Override
  public void writeEndArray(JsonGenerator json, int elements) throws IOException {
    if (_nesting == FIELDS && elements > 0) {
      LINES.writeIndentation(json, FIELDS);
    }
    json.writeRaw(']');
  }
}
