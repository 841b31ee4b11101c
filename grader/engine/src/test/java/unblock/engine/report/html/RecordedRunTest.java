package unblock.engine.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import unblock.engine.Course;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Timeline;
import unblock.engine.report.JsonReport;
import unblock.engine.report.ShownTimeline;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * The pictures in handouts and README are what the page draws of recorded runs. {@code
 * -Dunblock.write=true} writes them; {@code -Dunblock.record=GRADE.json} first records the runs of
 * that grade's exercises.
 */
class RecordedRunTest {
  private static final String RECORD = "unblock.record";
  private static final Path REPOSITORY = Path.of("../..");
  private static final Path HANDOUTS = REPOSITORY.resolve("exercises/src/main/java");
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.KOREAN);
  private static final int MOST_BYTES = 32 << 10;

  /** A picture in a document, in one language. */
  record Drawing(RecordedRun run, Locale language) {
    private Optional<Exercise> exercise() {
      return Course.standard().find(run.name());
    }

    private String named(String name, String ending) {
      String language = this.language.equals(Locale.ENGLISH) ? "" : "." + this.language;
      return name + language + ending;
    }

    private Path folder() {
      return exercise()
          .map(each -> HANDOUTS.resolve(each.packageName().replace('.', '/')))
          .orElse(REPOSITORY.resolve(".github"));
    }

    Path picture() {
      return folder().resolve(named(exercise().isPresent() ? "timeline" : run.name(), ".svg"));
    }

    Path document() {
      boolean isReadme = exercise().isEmpty() && language.equals(Locale.ENGLISH);
      return (isReadme ? REPOSITORY : folder()).resolve(named("README", ".md"));
    }

    private Message title() {
      return exercise()
          .map(Exercise::title)
          .orElse(Message.of(run.name().replace("demo-", "demo.")));
    }

    String svg() {
      Translator texts = Translator.of(language, Course.standard().exercises());
      return TimelineSvg.of(run.timeline(), texts.text(title()), texts);
    }
  }

  static List<Drawing> drawings() throws Exception {
    record();
    List<Drawing> drawings = new ArrayList<>();
    for (RecordedRun run : RecordedRun.all()) {
      LANGUAGES.forEach(language -> drawings.add(new Drawing(run, language)));
    }
    return drawings;
  }

  private static void record() throws Exception {
    String grade = System.getProperty(RECORD, "");
    if (grade.isEmpty()) {
      return;
    }
    GradeReport report = JsonReport.read(Files.readString(Path.of(grade)));
    for (GradedExercise each : report.exercises()) {
      Timeline timeline = ShownTimeline.of(each).timeline();
      assertThat(timeline.events()).as(each.id()).isNotEmpty();
      new RecordedRun(each.id(), timeline).write();
    }
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void aPictureIsWhatThePageDrawsOfTheRun(Drawing drawing) throws Exception {
    if (Boolean.getBoolean("unblock.write")) {
      Files.writeString(drawing.picture(), drawing.svg());
    }
    assertThat(drawing.picture()).content(StandardCharsets.UTF_8).isEqualTo(drawing.svg());
    assertThat(drawing.document())
        .content(StandardCharsets.UTF_8)
        .contains(drawing.picture().getFileName() + ")");
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void aPictureStandsAlone(Drawing drawing) throws Exception {
    byte[] svg = drawing.svg().getBytes(StandardCharsets.UTF_8);
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg))
            .getDocumentElement();

    assertThat(root.getAttribute("viewBox")).isNotEmpty();
    assertThat(root.getAttribute("aria-label")).isNotEmpty();
    assertThat(root.getElementsByTagName("pattern").getLength()).isEqualTo(8);
    assertThat(root.getElementsByTagName("script").getLength()).isZero();
    assertThat(drawing.svg()).doesNotContain("href", "@import", "data:");
    assertThat(svg.length).isLessThan(MOST_BYTES);
  }

  @Test
  void thePicturesOfTheReadmeAndOfEachExerciseAreRecorded() throws Exception {
    assertThat(RecordedRun.all())
        .extracting(RecordedRun::name)
        .contains("demo-blocking", "demo-non-blocking")
        .containsAll(Course.standard().exercises().stream().map(Exercise::id).toList());
  }
}
