package unblock.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import unblock.analyzer.FailureLevel;
import unblock.analyzer.Finding;
import unblock.analyzer.HandlerInspector;
import unblock.analyzer.InspectionResult;
import unblock.analyzer.InspectionSettings;
import unblock.analyzer.Severity;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * An ArchUnit rule that runs the inspection, for the tests of any Javalin project:
 *
 * <pre>{@code
 * @ArchTest
 * static final ArchRule handlers = BlockingRule.handlersDoNotBlockTheWorker();
 * }</pre>
 */
public final class BlockingRule {
  /**
   * English on each machine, so that a frozen store holds the same lines everywhere; another
   * language where {@code -Dunblock.lang} asks for it.
   */
  private static final Translator TEXTS =
      Translator.of(Locale.forLanguageTag(System.getProperty("unblock.lang", "en")));

  private BlockingRule() {}

  /**
   * Returns the rule that no handler blocks the worker, may block it, keeps it busy with computing,
   * or makes a call that cannot be analysed. The rule is also violated if the imported classes
   * contain no handler, because a mistake in the import would otherwise satisfy it.
   */
  public static ArchRule handlersDoNotBlockTheWorker() {
    return handlersDoNotBlockTheWorker(FailureLevel.OPAQUE);
  }

  /** Returns the same rule, which only findings of that level violate. */
  public static ArchRule handlersDoNotBlockTheWorker(FailureLevel level) {
    return rule(InspectionSettings.ofProject(List.of()), level::includes);
  }

  /**
   * Returns the rule with these settings.
   *
   * @param violating selects the severities of the findings that violate the rule
   */
  static ArchRule rule(InspectionSettings settings, Predicate<Severity> violating) {
    return ArchRuleDefinition.classes()
        .should(new NotBlockTheWorker(settings, violating))
        .because(TEXTS.text("archunit.because"))
        .allowEmptyShould(false);
  }

  /**
   * Collects the classes and inspects them together at the end, because calls lead from one class
   * to another.
   */
  private static final class NotBlockTheWorker extends ArchCondition<JavaClass> {
    private final Map<String, byte[]> classes = new LinkedHashMap<>();
    private final List<JavaClass> unread = new ArrayList<>();

    private final InspectionSettings settings;
    private final Predicate<Severity> violating;

    NotBlockTheWorker(InspectionSettings settings, Predicate<Severity> violating) {
      super(TEXTS.text("archunit.condition"));
      this.settings = settings;
      this.violating = violating;
    }

    @Override
    public void init(Collection<JavaClass> all) {
      classes.clear();
      unread.clear();
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      Optional<Source> source = type.getSource();
      if (source.isEmpty()) {
        unread.add(type);
        return;
      }
      try (InputStream in = source.get().getUri().toURL().openStream()) {
        classes.put(source.get().getUri().toString(), in.readAllBytes());
      } catch (IOException e) {
        unread.add(type);
      }
    }

    @Override
    public void finish(ConditionEvents events) {
      InspectionResult inspection = HandlerInspector.inspect(classes, settings);
      for (JavaClass type : unread) {
        events.add(violated(type, Message.of("archunit.no-class-file", "type", type.getName())));
      }
      for (Message message : inspection.unreadable()) {
        events.add(violated(message, message));
      }
      inspection.byFinding().forEach((finding, variants) -> add(finding, variants, events));
      if (inspection.handlers() == 0) {
        events.add(violated(inspection, Message.of("archunit.no-handlers")));
      }
    }

    /**
     * Adds a violation per handler, so that a frozen store neither changes when one of the handlers
     * goes, nor accepts a new one.
     */
    private void add(Finding finding, List<Finding> variants, ConditionEvents events) {
      for (Finding variant : variants) {
        if (violating.test(variant.severity())) {
          events.add(violated(finding, line(variant)));
        }
      }
    }

    private static ConditionEvent violated(Object subject, Message message) {
      return SimpleConditionEvent.violated(subject, TEXTS.text(message));
    }

    private static Message line(Finding finding) {
      String path =
          finding.path().stream().map(TEXTS::text).collect(Collectors.joining("\n    -> "));
      boolean certain = finding.severity() == Severity.BLOCKS;
      return Message.of(
          certain ? "archunit.line" : "archunit.line-with-severity",
          "severity",
          finding.severity().words(),
          "message",
          finding.message(),
          "path",
          path,
          "place",
          finding.place());
    }
  }
}
