package unblock.engine.report.html;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import unblock.engine.model.Timeline;
import unblock.engine.model.TimelineEvent;

/**
 * A run whose events are kept in the repository, so that its picture can be drawn again.
 *
 * @param name the id of an exercise, or {@code demo-blocking} and the like
 */
public record RecordedRun(String name, Timeline timeline) {
  private static final Path FOLDER = Path.of("src/test/recorded");
  private static final String ENDING = ".json";
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  /** Reads all recorded runs, by name. */
  static List<RecordedRun> all() throws IOException {
    List<RecordedRun> runs = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(ENDING, "");
        runs.add(new RecordedRun(name, JSON.readValue(Files.readString(file), Timeline.class)));
      }
    }
    return runs;
  }

  /** Keeps this run, with one event a line. */
  public void write() throws IOException {
    List<String> requests = new ArrayList<>();
    for (Timeline.Request each : timeline.requests()) {
      requests.add(
          JSON.writeValueAsString(new Timeline.Request(each.id(), each.route(), List.of())));
    }
    List<String> events = new ArrayList<>();
    for (TimelineEvent each : timeline.events()) {
      events.add(JSON.writeValueAsString(each));
    }
    Files.writeString(
        FOLDER.resolve(name + ENDING),
        "{\"requests\":[\n%s\n],\"events\":[\n%s\n]}\n"
            .formatted(String.join(",\n", requests), String.join(",\n", events)));
  }
}
