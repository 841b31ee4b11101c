package unblock.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file in the Trace Event Format, checked: each event has the fields of its phase and a track
 * with a name, and the complete events of a track are beside or inside each other.
 */
final class TraceEvents {
  private static final String METADATA = "M";
  private static final String COMPLETE = "X";
  private static final String INSTANT = "i";

  private final Map<Integer, String> tracks = new LinkedHashMap<>();
  private final Map<String, List<JsonNode>> events = new LinkedHashMap<>();

  private TraceEvents() {}

  static TraceEvents read(String json) throws IOException {
    TraceEvents all = new TraceEvents();
    for (JsonNode event : new ObjectMapper().readTree(json).path("traceEvents")) {
      all.check(event);
      all.add(event);
    }
    all.events.values().forEach(TraceEvents::checkNesting);
    return all;
  }

  Set<String> tracks() {
    return Set.copyOf(tracks.values());
  }

  List<String> namesOn(String track) {
    return events.getOrDefault(track, List.of()).stream()
        .map(each -> each.path("name").asText())
        .toList();
  }

  private void check(JsonNode event) {
    String text = event.toString();
    assertThat(event.path("ph").asText()).as(text).isIn(METADATA, COMPLETE, INSTANT);
    assertThat(event.path("name").isTextual()).as(text).isTrue();
    assertThat(event.path("pid").isInt()).as(text).isTrue();
    assertThat(event.path("tid").isInt()).as(text).isTrue();
    assertThat(event.path("ts").isNumber()).as(text).isTrue();
    switch (event.path("ph").asText()) {
      case COMPLETE -> assertThat(event.path("dur").asDouble(-1)).as(text).isNotNegative();
      case INSTANT -> assertThat(event.path("s").asText()).as(text).isIn("g", "p", "t");
      default -> assertThat(event.path("name").asText()).as(text).isEqualTo("thread_name");
    }
  }

  private void add(JsonNode event) {
    int tid = event.path("tid").asInt();
    if (event.path("ph").asText().equals(METADATA)) {
      String name = event.path("args").path("name").asText();
      assertThat(name).isNotEmpty();
      assertThat(tracks).doesNotContainKey(tid).doesNotContainValue(name);
      tracks.put(tid, name);
    } else {
      assertThat(tracks).as(event.toString()).containsKey(tid);
      events.computeIfAbsent(tracks.get(tid), track -> new ArrayList<>()).add(event);
    }
  }

  private static void checkNesting(List<JsonNode> track) {
    for (JsonNode one : track) {
      for (JsonNode other : track) {
        boolean isCrossing =
            start(one) < start(other) && start(other) < end(one) && end(one) < end(other);
        assertThat(isCrossing).as(one + " and " + other).isFalse();
      }
    }
  }

  private static double start(JsonNode event) {
    return event.path("ts").asDouble();
  }

  private static double end(JsonNode event) {
    return start(event) + event.path("dur").asDouble();
  }
}
