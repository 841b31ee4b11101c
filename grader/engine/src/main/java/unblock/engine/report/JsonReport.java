package unblock.engine.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unblock.analyzer.Finding;
import unblock.analyzer.InspectionResult;
import unblock.analyzer.Severity;
import unblock.analyzer.SuppressedFinding;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedSource;
import unblock.engine.model.Score;
import unblock.engine.model.Span;
import unblock.engine.model.Timeline;
import unblock.engine.model.TimelineEvent;
import unblock.message.Translator;

/**
 * A grade as JSON in the form of grade.json: the fields of the model by their names, in their
 * order; verdicts, aspects and severities as words; whole points without a fraction.
 */
public final class JsonReport implements InspectionFormat {
  /** The name of the file from which a kept grade is read again. */
  public static final String FILE_NAME = "grade.json";

  private static final ObjectMapper GRADES = mapper();

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
  public String write(GradeReport grade, Translator texts) {
    return json(GradeFile.of(grade, texts));
  }

  /**
   * Reads the output of {@link #write}, or an older version with schema 1.
   *
   * @throws UnreadableGrade when the text is not a grade
   */
  public static GradeReport read(String json) throws UnreadableGrade {
    return new GradeReader(GRADES).read(json);
  }

  @Override
  public String inspection(InspectionResult inspection, Suppressed suppressed, Translator texts) {
    return json(
        new InspectionInFile(
            inspection.findings().stream()
                .map(each -> InspectedInFile.of(each, inspection.differences(each), texts))
                .toList(),
            inspection.suppressed().size(),
            suppressed == Suppressed.LISTED
                ? inspection.suppressed().stream()
                    .map(each -> SuppressedInFile.of(each, texts))
                    .toList()
                : List.of(),
            inspection.handlers(),
            inspection.unreadable().stream().map(texts::text).toList()));
  }

  private static String json(Object value) {
    try {
      ObjectWriter writer = GRADES.writer().with(SerializationFeature.INDENT_OUTPUT);
      return writer.writeValueAsString(value).replace("\r\n", "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Records of numbers and text always have a JSON form", e);
    }
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addMixIn(Timeline.class, FormOfTimeline.class)
        .addMixIn(TimelineEvent.class, FormOfEvent.class)
        .addMixIn(GradedSource.class, FormOfSource.class)
        .addMixIn(Timeline.Request.class, OrderOfRequest.class)
        .addMixIn(Span.class, OrderOfSpan.class)
        .addModule(new Jdk8Module())
        .addModule(EvidenceForm.module())
        .addModule(MessageForm.module())
        .addModule(new SimpleModule().addSerializer(Score.class, new ScoreWriter()))
        .build();
  }

  /** The output of {@code unblock inspect}. */
  private record InspectionInFile(
      List<InspectedInFile> findings,
      int suppressed,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SuppressedInFile> suppressedFindings,
      int handlers,
      List<String> unreadable) {}

  /**
   * A finding of an inspection.
   *
   * @param remedy the next step; also in the field {@code question}, from before it had its own
   * @param severities the severity for each handler, if they differ
   */
  private record InspectedInFile(
      @JsonUnwrapped FindingInFile finding,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String remedy,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Severity> severities) {
    static InspectedInFile of(Finding finding, Map<String, Severity> severities, Translator texts) {
      return new InspectedInFile(
          FindingInFile.of(finding, texts).withFirstHandler(),
          texts.text(finding.question()),
          severities);
    }
  }

  /** A finding that the project accepts. */
  private record SuppressedInFile(
      SuppressedFinding.Source suppressedBy, @JsonUnwrapped InspectedInFile finding) {
    static SuppressedInFile of(SuppressedFinding suppressed, Translator texts) {
      return new SuppressedInFile(
          suppressed.source(), InspectedInFile.of(suppressed.finding(), Map.of(), texts));
    }
  }

  /** Only few timelines have events. */
  @SuppressWarnings("UnusedMethod") // Jackson reads its annotation.
  private interface FormOfTimeline {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<TimelineEvent> events();
  }

  /** Empty texts stay: the gate has no request, and most events have no line. */
  @JsonPropertyOrder({"kind", "request", "atMs", "thread", "line", "detail"})
  @SuppressWarnings("UnusedMethod") // Jackson reads its annotation.
  private interface FormOfEvent {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    String detail();
  }

  @JsonIgnoreProperties("fileName")
  private interface FormOfSource {}

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
