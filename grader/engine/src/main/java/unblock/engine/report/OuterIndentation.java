package unblock.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;

/**
 * Indents JSON as deep as people read it: a grade, its exercises, and the fields of their criteria
 * and evidence. Each observation, such as a request with its reply, takes one line. Indented, a
 * grade of four exercises has 1.6 times as many bytes, and hashing and parsing them takes as long
 * as a fifth of all that the grader does itself.
 */
final class OuterIndentation extends DefaultPrettyPrinter {
  private static final long serialVersionUID = 1;

  /** The level of the objects whose fields have lines of their own; the grade has level 1. */
  private static final int DEEPEST = 3;

  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  OuterIndentation() {
    indentObjectsWith(
        new Indenter() {
          @Override
          public void writeIndentation(JsonGenerator json, int level) throws IOException {
            if (level <= DEEPEST) {
              LINES.writeIndentation(json, level);
            }
          }

          @Override
          public boolean isInline() {
            return false;
          }
        });
  }

  @Override
  public DefaultPrettyPrinter createInstance() {
    return new OuterIndentation();
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
    if (_nesting > DEEPEST) {
      json.writeRaw(", ");
    } else {
      super.writeObjectEntrySeparator(json);
    }
  }

  @Override
  public void writeEndObject(JsonGenerator json, int fields) throws IOException {
    if (_nesting > DEEPEST) {
      _nesting--;
      json.writeRaw('}');
    } else {
      super.writeEndObject(json, fields);
    }
  }

  @Override
  public void beforeArrayValues(JsonGenerator json) throws IOException {
    if (_nesting == DEEPEST) {
      LINES.writeIndentation(json, DEEPEST + 1);
    }
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw(',');
    if (_nesting == DEEPEST) {
      LINES.writeIndentation(json, DEEPEST + 1);
    } else {
      json.writeRaw(' ');
    }
  }

  @Override
  public void writeEndArray(JsonGenerator json, int elements) throws IOException {
    if (_nesting == DEEPEST && elements > 0) {
      LINES.writeIndentation(json, DEEPEST);
    }
    json.writeRaw(']');
  }
}
