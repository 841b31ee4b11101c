package unblock.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import unblock.engine.model.Aspect;
import unblock.engine.model.EndedBy;
import unblock.engine.model.GradeReport;
import unblock.engine.model.SubmissionRights;
import unblock.engine.model.Visibility;
import unblock.message.Message;

/** Adds missing fields to a grade of an older version. */
final class OlderGrades {
  /**
   * The schema without the handlers of findings, in which criteria that were not checked are
   * failed; only read, never written.
   */
  static final int SCHEMA = 1;

  private OlderGrades() {}

  static void complete(ObjectNode grade) {
    if (grade.path("schema").isInt() && grade.path("schema").asInt() == SCHEMA) {
      grade.put("schema", GradeReport.SCHEMA);
    }
    if (!grade.has("isolation")) {
      grade.putNull("isolation");
    }
    if (grade.get("isolation") instanceof ObjectNode isolation && !isolation.has("rights")) {
      isolation.put("rights", SubmissionRights.GRADER.toString());
    }
    if (grade.get("isolation") instanceof ObjectNode isolation && !isolation.has("messages")) {
      isolation.putArray("messages");
    }
    for (String list : List.of("remarks", "remarkMessages")) {
      if (!grade.has(list)) {
        grade.putArray(list);
      }
    }
    if (!grade.has("language")) {
      grade.put("language", Locale.ENGLISH.getLanguage());
    }
    for (JsonNode exercise : grade.path("exercises")) {
      advice(exercise);
      exercise.findParents("requests").forEach(OlderGrades::timeline);
      exercise.findParents("atMs").forEach(OlderGrades::event);
      exercise.path("review").forEach(OlderGrades::finding);
      for (JsonNode criterion : exercise.path("criteria")) {
        criterion(criterion);
        criterion.path("findings").forEach(OlderGrades::finding);
      }
      exercise.path("evidence").findParents("severity").forEach(OlderGrades::observedFinding);
      exercise.path("evidence").findParents("lookUps").forEach(OlderGrades::exchange);
      exercise.path("evidence").findParents("kind").forEach(OlderGrades::outcome);
      exercise.path("evidence").findParents("fields").forEach(OlderGrades::reply);
      exercise.path("evidence").findParents("gatherings").forEach(OlderGrades::heldTrials);
    }
  }

  private static void advice(JsonNode node) {
    if (node instanceof ObjectNode exercise) {
      addArrays(exercise, List.of("review", "advice", "sources"));
    }
  }

  /** Timelines had requests only; a number of requests is not a timeline. */
  private static void timeline(JsonNode node) {
    if (node instanceof ObjectNode timeline && timeline.path("requests").isArray()) {
      addArrays(timeline, List.of("events"));
    }
  }

  /** An empty detail is not written. */
  private static void event(JsonNode node) {
    if (node instanceof ObjectNode event && !event.has("detail")) {
      event.put("detail", "");
    }
  }

  private static void criterion(JsonNode node) {
    if (node instanceof ObjectNode criterion) {
      if (!criterion.has("trial")) {
        criterion.put("trial", "");
      }
      if (!criterion.has("visibility")) {
        criterion.put("visibility", Visibility.VISIBLE.toString());
      }
      addKey(criterion);
    }
  }

  private static void finding(JsonNode node) {
    if (node instanceof ObjectNode finding) {
      addLists(finding);
      addKey(finding);
      for (String text : List.of("handler", "questionKey")) {
        if (!finding.has(text)) {
          finding.putNull(text);
        }
      }
    }
  }

  /** Replaces texts in the evidence by keys with arguments. */
  private static void observedFinding(JsonNode node) {
    if (node instanceof ObjectNode finding) {
      addLists(finding);
      if (!finding.has("fact")) {
        finding.set("fact", finding.path("message"));
        finding.put("question", "");
      }
    }
  }

  /** Look-ups counted for answers only. */
  private static void exchange(JsonNode node) {
    if (node instanceof ObjectNode exchange) {
      if (!exchange.has("mostLookUps")) {
        boolean counts = exchange.path("aspect").asText().equals(Aspect.ANSWERS.word());
        exchange.put("mostLookUps", counts ? 1 : 0);
      }
      addArrays(exchange, List.of("alternatives", "otherLookUps"));
    }
  }

  private static void outcome(JsonNode node) {
    if (node instanceof ObjectNode outcome) {
      if (outcome.path("kind").asText().equals("silent")) {
        if (!outcome.has("openCalls")) {
          outcome.put("openCalls", 0);
        }
        addArrays(outcome, List.of("others"));
      }
      if (outcome.path("kind").asText().equals("replied")) {
        reply(outcome);
      }
      if (outcome.path("kind").asText().equals("ended") && !outcome.has("by")) {
        outcome.put("by", EndedBy.ITSELF.toString());
      }
    }
  }

  /** Replies had no headers. */
  private static void reply(JsonNode node) {
    if (node instanceof ObjectNode reply && !reply.has("headers")) {
      reply.putObject("headers");
    }
  }

  /** The exercises of older grades had no trials of their own; a count has the list's name. */
  private static void heldTrials(JsonNode node) {
    if (node instanceof ObjectNode observed && !observed.has("heldTrials")) {
      if (observed.path("gatherings").isInt()) {
        observed.put("heldTrials", 0);
      } else {
        observed.putArray("heldTrials");
      }
    }
  }

  private static void addArrays(ObjectNode node, List<String> names) {
    for (String name : names) {
      if (!node.has(name)) {
        node.putArray(name);
      }
    }
  }

  private static void addLists(ObjectNode finding) {
    addArrays(finding, List.of("handlers"));
    for (String text : List.of("call", "question")) {
      if (!finding.has(text)) {
        finding.put(text, "");
      }
    }
  }

  private static void addKey(ObjectNode node) {
    if (!node.has("messageKey")) {
      node.put("messageKey", Message.empty().key());
      node.putObject("arguments").put("text", node.path("message").asText());
    }
  }
}
