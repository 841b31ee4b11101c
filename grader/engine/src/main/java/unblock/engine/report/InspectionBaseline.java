package unblock.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import unblock.analyzer.Finding;
import unblock.message.IoMessageException;
import unblock.message.Message;

/**
 * The findings of an earlier inspection, which a project accepts: the output of {@code unblock
 * inspect --format json}. It compares handler, file and call, but no lines, because lines move.
 * Each earlier finding accepts only one of the same kind, so another equal call is new.
 */
public final class InspectionBaseline {
  private record Line(String handler, String key, String file, String call) {}

  private final Map<Line, Integer> counts = new HashMap<>();

  private InspectionBaseline() {}

  /**
   * Reads a baseline.
   *
   * @throws IOException if the file cannot be read, or is not the output of an inspection
   */
  public static InspectionBaseline read(Path file) throws IOException {
    JsonNode findings =
        JsonMapper.builder().build().readTree(Files.readString(file)).path("findings");
    if (!findings.isArray()) {
      throw new IoMessageException(Message.of("report.no-inspection"));
    }
    InspectionBaseline baseline = new InspectionBaseline();
    for (JsonNode finding : findings) {
      for (JsonNode handler : finding.path("handlers")) {
        Line line =
            new Line(
                handler.asText(),
                finding.path("key").asText(),
                finding.path("file").asText(),
                finding.path("call").asText());
        baseline.counts.merge(line, 1, Integer::sum);
      }
    }
    return baseline;
  }

  /**
   * Returns a test for the findings of one inspection, each of one handler. Each call that returns
   * true uses up an earlier finding.
   */
  public Predicate<Finding> accepted() {
    Map<Line, Integer> left = new HashMap<>(counts);
    return finding -> {
      Line line =
          new Line(
              finding.handlers().isEmpty() ? "" : finding.handlers().get(0),
              finding.key(),
              finding.file(),
              finding.call());
      int count = left.getOrDefault(line, 0);
      left.put(line, count - 1);
      return count > 0;
    };
  }
}
