package unblock.engine.rubric;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Credit;
import unblock.engine.model.Visibility;
import unblock.message.Message;

/** Reads a rubric; an {@link UnusableRubric} names the first fault and its place. */
final class RubricReader {
  /** A larger number of points is taken for a typing error. */
  private static final double MOST_POINTS = 1_000_000;

  private static final String LATE = "late";

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private RubricReader() {}

  static Rubric read(String text, List<Exercise> known) throws UnusableRubric {
    JsonNode root = parsed(text);
    checkKeys(Message.of("rubric.top-level"), root, Set.of("exercises", LATE));
    JsonNode listed = root.path("exercises");
    if (listed.isMissingNode() && root.has(LATE)) {
      return Rubric.of(known).with(late(root.path(LATE)));
    }
    if (!listed.isObject() || listed.isEmpty()) {
      throw new UnusableRubric(Message.of("rubric.no-exercises"));
    }
    checkKeys(
        Message.verbatim("exercises"),
        listed,
        known.stream().map(Exercise::id).collect(Collectors.toSet()));
    Map<String, Map<String, CriterionWorth>> exercises = new LinkedHashMap<>();
    for (Exercise exercise : known) {
      JsonNode criteria = listed.get(exercise.id());
      if (criteria != null) {
        exercises.put(exercise.id(), criteria(exercise, criteria));
      }
    }
    return new Rubric(exercises, late(root.path(LATE)));
  }

  private static Optional<LateRule> late(JsonNode settings) throws UnusableRubric {
    if (settings.isMissingNode()) {
      return Optional.empty();
    }
    if (!settings.isObject() || settings.isEmpty()) {
      throw new UnusableRubric(
          Message.of("rubric.late-empty", "place", LATE, "known", LateRule.KEYS));
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : settings.properties()) {
      texts.put(each.getKey(), each.getValue().asText());
    }
    return Optional.of(LateRule.of(LATE, texts));
  }

  private static JsonNode parsed(String text) throws UnusableRubric {
    try {
      JsonNode root = YAML.readTree(text);
      if (!root.isObject()) {
        throw new UnusableRubric(Message.of("rubric.no-keys"));
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new UnusableRubric(
          e.getLocation() == null
              ? Message.of("rubric.no-yaml")
              : Message.of("rubric.no-yaml-at", "line", e.getLocation().getLineNr()),
          e);
    }
  }

  private static Map<String, CriterionWorth> criteria(Exercise exercise, JsonNode listed)
      throws UnusableRubric {
    String place = "exercises." + exercise.id();
    if (!listed.isObject() || listed.isEmpty()) {
      throw new UnusableRubric(Message.of("rubric.no-criteria", "place", place));
    }
    Set<String> names = new TreeSet<>();
    exercise.criteria().forEach(each -> names.add(Rubric.name(exercise, each)));
    checkKeys(Message.verbatim(place), listed, names);
    Map<String, CriterionWorth> criteria = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : listed.properties()) {
      criteria.put(each.getKey(), worth(place + "." + each.getKey(), each.getValue()));
    }
    return criteria;
  }

  private static CriterionWorth worth(String place, JsonNode value) throws UnusableRubric {
    if (!value.isObject()) {
      return new CriterionWorth(points(place, value), Credit.REGULAR, Visibility.VISIBLE);
    }
    checkKeys(Message.verbatim(place), value, Set.of("points", "bonus", "hidden"));
    return new CriterionWorth(
        points(place, value.path("points")),
        isSet(place, value, "bonus") ? Credit.BONUS : Credit.REGULAR,
        isSet(place, value, "hidden") ? Visibility.HIDDEN : Visibility.VISIBLE);
  }

  private static double points(String place, JsonNode value) throws UnusableRubric {
    double points = value.isNumber() ? value.doubleValue() : 0;
    if (!(points > 0 && points <= MOST_POINTS)) {
      throw new UnusableRubric(Message.of("rubric.no-points", "place", place));
    }
    return points;
  }

  private static boolean isSet(String place, JsonNode value, String key) throws UnusableRubric {
    JsonNode flag = value.path(key);
    if (!flag.isMissingNode() && !flag.isBoolean()) {
      throw new UnusableRubric(Message.of("rubric.no-flag", "place", place + "." + key));
    }
    return flag.asBoolean();
  }

  private static void checkKeys(Message place, JsonNode object, Set<String> known)
      throws UnusableRubric {
    for (Map.Entry<String, JsonNode> each : object.properties()) {
      if (!known.contains(each.getKey())) {
        throw new UnusableRubric(
            Message.of(
                "rubric.unknown-key",
                "place",
                place,
                "key",
                each.getKey(),
                "known",
                List.copyOf(new TreeSet<>(known))));
      }
    }
  }
}
