package unblock.engine.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.SubmissionRights;
import unblock.engine.model.Visibility;

/**
 * Reads grade.json, also an older one: what it did not have then is added before its fields are
 * taken for those of the model.
 */
final class GradeReader {
  /** Without findings' handlers and with waiting criteria as failed ones; read, not written. */
  private static final int OLDER_SCHEMA = 1;

  private final ObjectMapper grades;

  GradeReader(ObjectMapper grades) {
    this.grades = grades;
  }

  /**
   * The grade in that text.
   *
   * @throws IllegalArgumentException when it is anything else; the message says where
   */
  GradeReport read(String json) {
    try {
      JsonNode tree = grades.readTree(json);
      if (!(tree instanceof ObjectNode grade)) {
        throw new IllegalArgumentException("it is not a JSON object.");
      }
      if (!grade.has("isolation")) {
        grade.putNull("isolation"); // Grades did not have it at first.
      }
      if (grade.get("isolation") instanceof ObjectNode isolation && !isolation.has("rights")) {
        isolation.put("rights", SubmissionRights.GRADER.toString()); // Nor said it whose rights.
      }
      if (!grade.has("remarks")) {
        grade.putArray("remarks"); // Nor this.
      }
      if (grade.path("schema").isInt() && grade.path("schema").asInt() == OLDER_SCHEMA) {
        grade.put("schema", GradeReport.SCHEMA);
      }
      grade.findParents("verdict").forEach(GradeReader::addVisibility);
      grade.findParents("severity").forEach(GradeReader::complete);
      GradeReport report = grades.treeToValue(grade, GradeReport.class);
      if (report.schema() != GradeReport.SCHEMA) {
        throw new IllegalArgumentException(
            "it has schema %d, and this version of unblock reads schemas %d and %d."
                .formatted(report.schema(), OLDER_SCHEMA, GradeReport.SCHEMA));
      }
      requireEvidence(report);
      return report;
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(
          "its field %s is missing or is of the wrong kind.".formatted(fieldOf(e)), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          e.getLocation() == null
              ? "it is not JSON, or is nested too deeply."
              : "it is not JSON (line %d).".formatted(e.getLocation().getLineNr()),
          e);
    }
  }

  /** Grades did not have it at first, when nothing was hidden. */
  private static void addVisibility(JsonNode criterion) {
    if (criterion instanceof ObjectNode object && !object.has("visibility")) {
      object.put("visibility", Visibility.VISIBLE.toString());
    }
  }

  /** Schema 1 had no handlers; what is empty is not written. */
  private static void complete(JsonNode finding) {
    if (finding instanceof ObjectNode object) {
      if (!object.has("handlers")) {
        object.putArray("handlers");
      }
      for (String text : List.of("call", "question")) {
        if (!object.has(text)) {
          object.put(text, "");
        }
      }
    }
  }

  /** Where the reading ended, as in {@code exercises[0].evidence}; the names of no classes. */
  private static String fieldOf(JsonMappingException e) {
    StringBuilder field = new StringBuilder();
    for (JsonMappingException.Reference each : e.getPath()) {
      if (each.getFieldName() == null) {
        field.append('[').append(each.getIndex()).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".").append(each.getFieldName());
      }
    }
    if (e instanceof MismatchedInputException && field.isEmpty()) {
      return "schema, submission or exercises";
    }
    return field.isEmpty() ? "exercises" : field.toString();
  }

  /** Records take null for a text or a part; a verdict cannot be found without these. */
  private static void requireEvidence(GradeReport report) {
    require(report.submission(), "submission");
    for (int i = 0; i < report.exercises().size(); i++) {
      GradedExercise exercise = report.exercises().get(i);
      require(exercise.id(), "exercises[%d].id".formatted(i));
      require(exercise.evidence(), "exercises[%d].evidence".formatted(i));
      for (int j = 0; j < exercise.criteria().size(); j++) {
        GradedCriterion criterion = exercise.criteria().get(j);
        require(criterion.key(), "exercises[%d].criteria[%d].key".formatted(i, j));
        require(criterion.verdict(), "exercises[%d].criteria[%d].verdict".formatted(i, j));
      }
    }
  }

  private static void require(@Nullable Object value, String field) {
    if (value == null) {
      throw new IllegalArgumentException(
          "its field %s is missing or is of the wrong kind.".formatted(field));
    }
  }
}
