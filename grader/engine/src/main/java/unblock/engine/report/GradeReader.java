package unblock.engine.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.message.Message;

/**
 * Reads grade.json of this and of older versions. Fields that an older version lacks are added
 * before Jackson maps the JSON to the model.
 */
final class GradeReader {
  private final ObjectMapper grades;

  GradeReader(ObjectMapper grades) {
    this.grades = grades;
  }

  /**
   * Reads the grade in that text.
   *
   * @throws UnreadableGrade when the text is not a grade
   */
  GradeReport read(String json) throws UnreadableGrade {
    try {
      JsonNode tree = grades.readTree(json);
      if (!(tree instanceof ObjectNode grade)) {
        throw new UnreadableGrade(Message.of("report.not-an-object"));
      }
      OlderGrades.complete(grade);
      GradeReport report = report(grades.treeToValue(grade, GradeFile.class));
      if (report.schema() != GradeReport.SCHEMA) {
        throw new UnreadableGrade(
            Message.of(
                "report.unknown-schema",
                "schema",
                report.schema(),
                "oldest",
                OlderGrades.SCHEMA,
                "newest",
                GradeReport.SCHEMA));
      }
      requireEvidence(report);
      return report;
    } catch (JsonMappingException e) {
      throw new UnreadableGrade(Message.of("report.wrong-field", "field", fieldOf(e)));
    } catch (JsonProcessingException e) {
      throw new UnreadableGrade(
          e.getLocation() == null
              ? Message.of("report.no-json")
              : Message.of("report.no-json-at", "line", e.getLocation().getLineNr()));
    }
  }

  /** Jackson accepts null for a list or a text, and any JSON for the arguments of a message. */
  private static GradeReport report(GradeFile file) throws UnreadableGrade {
    try {
      return file.report();
    } catch (NullPointerException | IllegalArgumentException e) {
      throw new UnreadableGrade(Message.of("report.wrong-field", "field", "exercises"));
    }
  }

  /**
   * The path of the field at which reading failed, as in {@code exercises[0].evidence}, without
   * class names.
   */
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
      return "schema/submission/exercises";
    }
    return field.isEmpty() ? "exercises" : field.toString();
  }

  /**
   * Rejects missing evidence: Jackson leaves missing record components null, and verdicts need
   * these.
   */
  private static void requireEvidence(GradeReport report) throws UnreadableGrade {
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

  private static void require(@Nullable Object value, String field) throws UnreadableGrade {
    if (value == null) {
      throw new UnreadableGrade(Message.of("report.wrong-field", "field", field));
    }
  }
}
