package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static unblock.engine.EnglishTexts.ENGLISH;
import static unblock.engine.EnglishTexts.english;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import unblock.analyzer.InspectionResult;
import unblock.engine.model.GradeReport;
import unblock.engine.model.SubmissionIsolation;
import unblock.engine.model.SubmissionRights;
import unblock.engine.model.Verdict;
import unblock.message.Message;

final class JsonReportTest {
  private static final SubmissionIsolation APART =
      new SubmissionIsolation(
          "process",
          List.of(Message.of("protection.user")),
          List.of(Message.of("protection.network")),
          SubmissionRights.OWN);

  private static final List<String> LATER_FIELDS =
      List.of(
          "language",
          "handlers",
          "messageKey",
          "arguments",
          "call",
          "question",
          "questionKey",
          "visibility");

  @Test
  void writesTheFieldsInTheirOrder() {
    assertThat(new JsonReport().write(Grades.blocked(), ENGLISH))
        .startsWith(
            """
            {
              "schema" : 2,
              "submission" : "ada",
              "seed" : 42,
              "language" : "en",
              "score" : {
                "earned" : 3,
                "possible" : 7.5
              },
              "exercises" : [ {
                "id" : "offload",
                "score" : {
                  "earned" : 3,
                  "possible" : 7.5
                },
                "criteria" : [ {
                  "key" : "offload.login.answers",
                  "aspect" : "answers",
                  "title" : "login answers as promised",
                  "verdict" : "passed",
                  "points" : {
                    "earned" : 3,
                    "possible" : 3
                  },
                  "visibility" : "visible",
                  "messageKey" : "verbatim",
                  "arguments" : {
                    "text" : "Seen, and as promised."
                  },
                  "message" : "Seen, and as promised.",
                  "findings" : [ ]
                }, {
                  "key" : "offload.event-loop",
                  "aspect" : "event-loop",
                  "title" : "The worker must stay free while requests wait",
                  "verdict" : "failed",
                  "points" : {
                    "earned" : 0,
                    "possible" : 4.5
                  },
                  "visibility" : "visible",
            """)
        .contains(
            """
                  "findings" : [ {
                    "key" : "blocking-call",
                    "severity" : "blocks",
                    "file" : "UserHandlers.java",
                    "line" : 23,
            """)
        .contains(
            """
                    "path" : [ "UserHandlers.login(UserHandlers.java:20)", "UserHandlers.pause(UserHandlers.java:23)" ],
                    "handlers" : [ "unblock.exercises.offload.UserHandlers#login" ],
                    "call" : "Thread.sleep",
                    "question" : "Which method of Context lets you answer later?",
                    "questionKey" : "analyzer.question.call"
                  } ]
                } ],
                "timeline" : {
                  "requests" : [ {
                    "id" : "R1",
                    "route" : "/login",
                    "spans" : [ {
                      "kind" : "queued",
                      "startMs" : 0.0,
                      "endMs" : 1.0
                    }, {
                      "kind" : "worker",
            """);
  }

  @Test
  void readsWhatItWrote() throws UnreadableGrade {
    for (GradeReport report :
        List.of(
            Grades.blocked(),
            Grades.blocked().within(Optional.of(APART)),
            Grades.of("Żółć 🎓", Verdict.INCONCLUSIVE, "\u0000\u001b \"quoted\" \\ \u2028"))) {
      GradeReport read = JsonReport.read(new JsonReport().write(report, ENGLISH));

      assertThat(read).isEqualTo(report);
    }
  }

  @Test
  void tellsWhatWasInForceAndReadsGradesThatDoNot() throws UnreadableGrade {
    GradeReport report = Grades.blocked().within(Optional.of(APART));
    String older =
        new JsonReport().write(report, ENGLISH).replace("\"isolation\"", "\"somethingElse\"");

    assertThat(new JsonReport().write(report, ENGLISH))
        .endsWith(
            """
              "isolation" : {
                "kind" : "process",
                "protections" : [ "a user of its own" ],
                "missing" : [ "a network of its own" ],
                "rights" : "own",
                "messages" : [ [ {
                  "messageKey" : "protection.user",
                  "arguments" : { }
                } ], [ {
                  "messageKey" : "protection.network",
                  "arguments" : { }
                } ] ]
              },
              "remarks" : [ ]
            }
            """);
    assertThat(JsonReport.read(older).isolation()).isEmpty();
    String silent =
        new JsonReport().write(report, ENGLISH).replace(",\n    \"rights\" : \"own\"", "");
    assertThat(silent).doesNotContain("rights");
    assertThat(JsonReport.read(silent).isolation().orElseThrow().rights())
        .isEqualTo(SubmissionRights.GRADER);
    assertThat(new TextReport(false).write(report, ENGLISH))
        .endsWith("own: a user of its own. Not in force: a network of its own.\n");
    assertThat(new MarkdownReport().write(report, ENGLISH))
        .endsWith("own: a user of its own. Not in force: a network of its own.\n\n");
  }

  @Test
  void keepsRemarksAndReadsGradesThatHaveNone() throws UnreadableGrade {
    GradeReport report =
        Grades.blocked().remarked(List.of(Message.verbatim("It was handed in late.")));
    String json = new JsonReport().write(report, ENGLISH);

    assertThat(json)
        .endsWith(
            """
              "remarks" : [ "It was handed in late." ],
              "remarkMessages" : [ "It was handed in late." ]
            }
            """);
    assertThat(JsonReport.read(json).remarks())
        .containsExactly(Message.verbatim("It was handed in late."));
    assertThat(JsonReport.read(json.replace("\"remarks\"", "\"other\"")).remarks()).isEmpty();
  }

  @Test
  void readsGradesWithoutEventsAndSources() throws Exception {
    GradeReport whole = Grades.stepped();
    JsonNode written = new ObjectMapper().readTree(new JsonReport().write(whole, ENGLISH));
    assertThat(written.findValues("events")).hasSize(1);
    assertThat(written.findPath("events").findValuesAsText("kind"))
        .containsExactly("sent", "taken", "called", "gate-open", "released", "left", "replied");
    assertThat(written.findPath("sources").findValuesAsText("path"))
        .containsExactly("unblock/exercises/offload/UserHandlers.java");
    assertThat(JsonReport.read(written.toString())).isEqualTo(whole);
    for (String field : List.of("events", "sources")) {
      written.findParents(field).forEach(each -> ((ObjectNode) each).remove(field));
    }

    GradeReport older = JsonReport.read(written.toString());

    assertThat(older.exercises().get(0).timeline().events()).isEmpty();
    assertThat(older.exercises().get(0).sources()).isEmpty();
    assertThat(older.score()).isEqualTo(whole.score());
  }

  @Test
  void readsSchemaOneWhichHasNeitherHandlersNorKeys() throws Exception {
    JsonNode written =
        new ObjectMapper().readTree(new JsonReport().write(Grades.blocked(), ENGLISH));
    ((ObjectNode) written).put("schema", 1);
    for (String field : LATER_FIELDS) {
      written.findParents(field).forEach(each -> ((ObjectNode) each).remove(field));
    }
    String older = written.toString();
    assertThat(older).doesNotContain("handlers\"", "Key\"");

    GradeReport read = JsonReport.read(older);

    assertThat(read.schema()).isEqualTo(2);
    assertThat(read.score()).isEqualTo(Grades.blocked().score());
    assertThat(read.criteria().flatMap(each -> each.findings().stream()))
        .isNotEmpty()
        .allMatch(finding -> finding.handlers().isEmpty());
    assertThat(read.criteria().map(each -> english(each.message())))
        .containsExactlyElementsOf(
            Grades.blocked().criteria().map(each -> english(each.message())).toList());
    assertThat(read.criteria().flatMap(each -> each.findings().stream()))
        .extracting(each -> english(each.message()))
        .containsExactly(english(Grades.SLEEP.message()));
  }

  @Test
  void readsNothingElse() {
    String report = new JsonReport().write(Grades.blocked(), ENGLISH);

    assertThatExceptionOfType(UnreadableGrade.class)
        .isThrownBy(() -> JsonReport.read(report.replace("\"schema\" : 2", "\"schema\" : 3")))
        .withMessage("it has schema 3, but this version of unblock reads only schemas 1 to 2");
    Map.of(
            "",
            "expected a JSON object",
            "[]",
            "expected a JSON object",
            "{}",
            "its field schema is missing or has the wrong type",
            "no",
            "it is not JSON (line 1)",
            report.replace("\"seed\"", "\"salt\""),
            "its field seed is missing or has the wrong type")
        .forEach(
            (other, sentence) ->
                assertThatExceptionOfType(UnreadableGrade.class)
                    .isThrownBy(() -> JsonReport.read(other))
                    .withMessage(sentence));
  }

  @Test
  void writesFindingsWithTheirHandlers() {
    assertThat(
            new JsonReport()
                .inspection(
                    new InspectionResult(
                        List.of(Grades.SLEEP), 3, List.of(Message.verbatim("A.class"))),
                    ENGLISH))
        .startsWith("{\n  \"findings\" : [ {\n    \"key\" : \"blocking-call\",")
        .endsWith(
            """
                "handler" : "unblock.exercises.offload.UserHandlers#login",
                "handlers" : [ "unblock.exercises.offload.UserHandlers#login" ],
                "call" : "Thread.sleep",
                "question" : "Which method of Context lets you answer later?",
                "questionKey" : "analyzer.question.call",
                "remedy" : "Which method of Context lets you answer later?"
              } ],
              "suppressed" : 0,
              "handlers" : 3,
              "unreadable" : [ "A.class" ]
            }
            """);
  }
}
