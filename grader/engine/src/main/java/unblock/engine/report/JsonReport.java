package unblock.engine.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import unblock.analyzer.Finding;
import unblock.analyzer.InspectionResult;
import unblock.analyzer.Severity;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Score;
import unblock.engine.model.Span;
import unblock.engine.model.SubmissionIsolation;
import unblock.engine.model.Timeline;

/**
 * A grade as JSON, as it stands in grade.json: the fields of the model by their names, in their
 * order; verdicts, aspects and severities as words; whole points without a fraction.
 */
public final class JsonReport implements InspectionFormat {
  /** The file that a kept grade is read from again. */
  public static final String FILE_NAME = "grade.json";

  private static final ObjectMapper GRADES = mapper().build();
  private static final ObjectMapper FINDINGS =
      mapper().addMixIn(Finding.class, FindingOfInspection.class).build();

  @Override
  public String id() {
    return "json";
  }

  @Override
  public Audience audience() {
    return Audience.PROGRAMS;
  }

  @Override
  public Optional<String> fileName() {
    return Optional.of(FILE_NAME);
  }

  @Override
  public String write(GradeReport grade) {
    return json(GRADES, grade);
  }

  /**
   * What {@link #write} wrote, or an older version with schema 1.
   *
   * @throws IllegalArgumentException when it is anything else; the message says where
   */
  public static GradeReport read(String json) {
    return new GradeReader(GRADES).read(json);
  }

  @Override
  public String inspection(InspectionResult inspection) {
    return json(FINDINGS, inspection);
  }

  private static String json(ObjectMapper mapper, Object value) {
    try {
      ObjectWriter writer = mapper.writer().with(SerializationFeature.INDENT_OUTPUT);
      return writer.writeValueAsString(value).replace("\r\n", "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Records of numbers and text always have a JSON form", e);
    }
  }

  private static JsonMapper.Builder mapper() {
    return JsonMapper.builder()
        .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addMixIn(GradeReport.class, OrderOfGradeReport.class)
        .addMixIn(SubmissionIsolation.class, OrderOfIsolation.class)
        .addMixIn(GradedExercise.class, OrderOfGradedExercise.class)
        .addMixIn(GradedCriterion.class, OrderOfGradedCriterion.class)
        .addMixIn(Finding.class, FindingOfGrade.class)
        .addMixIn(InspectionResult.class, OrderOfInspection.class)
        .addMixIn(Timeline.Request.class, OrderOfRequest.class)
        .addMixIn(Span.class, OrderOfSpan.class)
        .addModule(new Jdk8Module())
        .addModule(EvidenceForm.module())
        .addModule(new SimpleModule().addSerializer(Score.class, new ScoreWriter()));
  }

  @JsonPropertyOrder({"schema", "submission", "seed", "score", "exercises", "isolation", "remarks"})
  private interface OrderOfGradeReport {}

  @JsonPropertyOrder({"kind", "protections", "missing", "rights"})
  @JsonIgnoreProperties({"inWords"})
  private interface OrderOfIsolation {}

  @JsonPropertyOrder({"id", "score", "criteria", "timeline", "evidence"})
  private interface OrderOfGradedExercise {}

  @JsonPropertyOrder({
    "key",
    "aspect",
    "title",
    "verdict",
    "points",
    "visibility",
    "message",
    "findings"
  })
  private interface OrderOfGradedCriterion {}

  @JsonSerialize(converter = ToFindingInFile.class)
  @JsonDeserialize(converter = FromFindingInFile.class)
  private interface FindingOfGrade {}

  @JsonSerialize(converter = ToFindingWithHandler.class)
  private interface FindingOfInspection {}

  /** A finding as grade.json holds it. */
  private record FindingInFile(
      String key,
      Severity severity,
      String file,
      int line,
      String message,
      List<String> path,
      List<String> handlers,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String call,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String question) {}

  /** A finding as {@code unblock inspect} prints it; the handler is the first of them. */
  private record FindingWithHandler(
      String key,
      Severity severity,
      String file,
      int line,
      String message,
      List<String> path,
      @Nullable String handler,
      List<String> handlers) {}

  private static final class ToFindingWithHandler
      extends StdConverter<Finding, FindingWithHandler> {
    @Override
    public FindingWithHandler convert(Finding finding) {
      return new FindingWithHandler(
          finding.key(),
          finding.severity(),
          finding.file(),
          finding.line(),
          finding.message(),
          finding.path(),
          finding.handlers().stream().findFirst().orElse(null),
          finding.handlers());
    }
  }

  private static final class ToFindingInFile extends StdConverter<Finding, FindingInFile> {
    @Override
    public FindingInFile convert(Finding finding) {
      return new FindingInFile(
          finding.key(),
          finding.severity(),
          finding.file(),
          finding.line(),
          finding.message(),
          finding.path(),
          finding.handlers(),
          finding.call(),
          finding.question());
    }
  }

  private static final class FromFindingInFile extends StdConverter<FindingInFile, Finding> {
    @Override
    public Finding convert(FindingInFile finding) {
      return new Finding(
          finding.key(),
          finding.severity(),
          finding.file(),
          finding.line(),
          finding.message(),
          finding.path(),
          finding.handlers(),
          finding.call(),
          finding.question());
    }
  }

  @JsonPropertyOrder({"findings", "handlers", "unreadable"})
  private interface OrderOfInspection {}

  @JsonPropertyOrder({"id", "route", "spans"})
  @JsonIgnoreProperties({"answeredEarly", "forgotten"})
  private interface OrderOfRequest {}

  @JsonPropertyOrder({"kind", "startMs", "endMs"})
  private interface OrderOfSpan {}

  private static final class ScoreWriter extends StdSerializer<Score> {
    private static final long serialVersionUID = 1;

    ScoreWriter() {
      super(Score.class);
    }

    @Override
    public void serialize(Score score, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      write(json, "earned", score.earned());
      write(json, "possible", score.possible());
      json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, double points) throws IOException {
      if (points == Math.rint(points) && Math.abs(points) < 1e15) {
        json.writeNumberField(name, (long) points);
      } else {
        json.writeNumberField(name, points);
      }
    }
  }
}
