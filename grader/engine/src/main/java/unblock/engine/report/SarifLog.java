package unblock.engine.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of SARIF 2.1.0 that {@link SarifReport} writes, by the names of the standard. The Java
 * models of it on Maven Central have had no release for years.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SarifLog(@JsonProperty("$schema") String schema, String version, List<Run> runs) {
  static SarifLog of(Run run) {
    return new SarifLog("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", List.of(run));
  }

  /** The level of a result, the most severe first. */
  enum Level {
    @JsonProperty("error")
    ERROR,
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("note")
    NOTE
  }

  /** One run of the grader. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Run(
      Tool tool,
      AutomationDetails automationDetails,
      String language,
      String columnKind,
      List<Invocation> invocations,
      @JsonInclude(JsonInclude.Include.ALWAYS) List<Alert> results,
      Map<String, Object> properties) {}

  /** The grader. */
  record Tool(Driver driver) {}

  /** The grader's main part. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Driver(String name, Optional<String> version, List<Rule> rules) {}

  /** A kind of result. GitHub shows none of them without the description and the help. */
  record Rule(String id, Text shortDescription, Text fullDescription, Text help) {}

  /** The name of the run, by which a code host replaces the results of the run before it. */
  record AutomationDetails(String id) {}

  /** How the run went. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Invocation(boolean executionSuccessful, List<Notification> toolExecutionNotifications) {}

  /** What the grader could not find out. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Notification(Optional<RuleReference> associatedRule, Level level, Text message) {}

  /** The rule that a notification is about. */
  record RuleReference(String id) {}

  /** One remark. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Alert(
      String ruleId,
      Level level,
      Text message,
      List<Location> locations,
      List<CodeFlow> codeFlows,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<Suppression>> suppressions,
      Map<String, Object> properties) {
    Alert suppressedBy(List<Suppression> suppressions) {
      return new Alert(
          ruleId, level, message, locations, codeFlows, Optional.of(suppressions), properties);
    }
  }

  /** The reason why the project accepts a result. */
  record Suppression(SuppressionKind kind, String status, String justification) {}

  /** The place where the project says that it accepts a result. */
  enum SuppressionKind {
    @JsonProperty("inSource")
    IN_SOURCE,
    @JsonProperty("external")
    EXTERNAL
  }

  /** A text. */
  record Text(String text) {}

  /**
   * A place in a file; a step of a path has the name of its method besides. Without a known line it
   * is the first line: code hosts do not show a result without one.
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Location(PhysicalLocation physicalLocation, Optional<Text> message) {
    static Location of(String path, int line, Optional<String> method) {
      return new Location(
          new PhysicalLocation(ArtifactLocation.of(path), new Region(Math.max(1, line))),
          method.map(Text::new));
    }
  }

  /** A file and a line. */
  record PhysicalLocation(ArtifactLocation artifactLocation, Region region) {}

  /** A file, by its path from the root of the repository. */
  record ArtifactLocation(String uri, String uriBaseId) {
    static ArtifactLocation of(String path) {
      return new ArtifactLocation(UriText.of(path), "%SRCROOT%");
    }
  }

  /** A line. */
  record Region(int startLine) {}

  /** The calls that lead to a place. */
  record CodeFlow(List<ThreadFlow> threadFlows) {
    static CodeFlow of(List<Location> calls) {
      return new CodeFlow(
          List.of(new ThreadFlow(calls.stream().map(ThreadFlowLocation::new).toList())));
    }
  }

  /** The calls on one thread, outermost first. */
  record ThreadFlow(List<ThreadFlowLocation> locations) {}

  /** One call. */
  record ThreadFlowLocation(Location location) {}
}
