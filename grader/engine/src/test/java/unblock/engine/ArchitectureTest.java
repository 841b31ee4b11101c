package unblock.engine;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;

/**
 * Checks the dependencies between packages: a submission flows through packages that depend on
 * {@code model} and on no other.
 */
class ArchitectureTest {
  private static final List<String> STEPS =
      List.of("submission", "compile", "advice", "probe", "run", "judge", "report");
  private static final Set<String> LOOKS =
      Set.of("contains", "startsWith", "endsWith", "indexOf", "lastIndexOf", "split", "matches");
  private static final String[] EXERCISES = {"unblock.engine.exercise.(*).."};
  private static final String[] IN_AND_OUT = {"java.io..", "java.nio..", "java.net..", "javax.."};

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(
              "unblock.analyzer",
              "unblock.archunit",
              "unblock.engine",
              "unblock.given",
              "unblock.message",
              "unblock.runtime");

  /** The analyzer's findings, which the whole pipeline passes on. */
  private static final DescribedPredicate<JavaClass> A_FINDING =
      type(Finding.class).or(type(Severity.class));

  static Stream<String[]> pairs() {
    return STEPS.stream()
        .flatMap(
            from ->
                STEPS.stream()
                    .filter(to -> !to.equals(from))
                    .map(to -> new String[] {grader(from), grader(to)}));
  }

  static List<String> steps() {
    return STEPS;
  }

  @ParameterizedTest(name = "{0} does not know {1}")
  @MethodSource("pairs")
  void noStepKnowsItsNeighbour(String from, String to) {
    noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(to)
        .check(MAIN);
  }

  @ParameterizedTest(name = "{0} does not know who calls it")
  @MethodSource("steps")
  void noStepKnowsWhatIsMadeOfTheSteps(String step) {
    noClasses()
        .that()
        .resideInAPackage(grader(step))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("unblock.engine")
        .check(MAIN);
  }

  @Test
  void theModelKnowsOnlyTheJdkAndItself() {
    classes()
        .that()
        .resideInAPackage("unblock.engine.model..")
        .should()
        .onlyDependOnClassesThat(
            A_FINDING.or(
                resideInAnyPackage(
                    "unblock.engine.model..", "unblock.message", "java..", "org.jspecify..")))
        .check(MAIN);
  }

  @Test
  void theJudgeKnowsOnlyTheModelWhatAnExerciseIsAndTheJdk() {
    classes()
        .that()
        .resideInAPackage("unblock.engine.judge..")
        .should()
        .onlyDependOnClassesThat(
            A_FINDING.or(
                resideInAnyPackage(
                    "unblock.engine.judge..",
                    "unblock.engine.model..",
                    "unblock.engine.exercise",
                    "unblock.message",
                    "java..",
                    "org.jspecify..")))
        .check(MAIN);
  }

  /** The pipeline depends on the interface of exercises, and on none of the exercises. */
  @Test
  void exercisesAreFoundByTheServiceLoaderAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(EXERCISES)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(EXERCISES)
        .check(MAIN);
    assertThat(Course.standard().exercises())
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(each -> each.getClass().getPackageName().startsWith("unblock.engine.exercise."));
  }

  @Test
  void noExerciseKnowsAnother() {
    slices()
        .matching("unblock.engine.exercise.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            DescribedPredicate.alwaysTrue(), resideInAPackage("unblock.engine.exercise.users"))
        .check(MAIN);
  }

  @ParameterizedTest(name = "{0} does not know the kinds of dependencies")
  @MethodSource("steps")
  void noStepKnowsAKindOfDependency(String step) {
    noClasses()
        .that()
        .resideInAPackage(grader(step))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("unblock.engine.dependency..")
        .check(MAIN);
  }

  /** Messages are for people: code that decides by a message breaks when a word is changed. */
  @Test
  void nobodyReadsAMessageBack() {
    classes()
        .that()
        .resideInAnyPackage("unblock.engine..", "unblock.archunit..")
        .should(notLookIntoMessages())
        .check(MAIN);
    assertThat(MAIN.stream().flatMap(each -> each.getCodeUnits().stream()))
        .anyMatch(ArchitectureTest::takesAMessage);
  }

  private static ArchCondition<JavaClass> notLookIntoMessages() {
    return new ArchCondition<>("not look into messages") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getCodeUnits().stream()
            .filter(ArchitectureTest::takesAMessage)
            .filter(ArchitectureTest::looksIntoAText)
            .forEach(
                each ->
                    events.add(
                        SimpleConditionEvent.violated(
                            each, each.getFullName() + " looks into a message")));
      }
    };
  }

  private static boolean takesAMessage(JavaCodeUnit unit) {
    return unit.getMethodCallsFromSelf().stream()
        .anyMatch(
            call ->
                call.getName().equals("message")
                    && call.getTargetOwner().getPackageName().startsWith("unblock."));
  }

  private static boolean looksIntoAText(JavaCodeUnit unit) {
    return unit.getMethodCallsFromSelf().stream()
        .anyMatch(
            call ->
                call.getTargetOwner().isEquivalentTo(String.class)
                    && LOOKS.contains(call.getName()));
  }

  /** From the top to the bottom: each module depends only on some of those below it. */
  static Stream<String[]> modules() {
    return Stream.of(
        new String[] {"unblock.given..", "unblock.runtime.."},
        new String[] {"unblock.given..", "unblock.analyzer.."},
        new String[] {"unblock.given..", "unblock.engine.."},
        new String[] {"unblock.given..", "unblock.message.."},
        new String[] {"unblock.runtime..", "unblock.message.."},
        new String[] {"unblock.message..", "unblock.given.."},
        new String[] {"unblock.message..", "unblock.runtime.."},
        new String[] {"unblock.message..", "unblock.analyzer.."},
        new String[] {"unblock.message..", "unblock.archunit.."},
        new String[] {"unblock.message..", "unblock.engine.."},
        new String[] {"unblock.runtime..", "unblock.analyzer.."},
        new String[] {"unblock.runtime..", "unblock.archunit.."},
        new String[] {"unblock.runtime..", "unblock.engine.."},
        new String[] {"unblock.analyzer..", "unblock.given.."},
        new String[] {"unblock.analyzer..", "unblock.runtime.."},
        new String[] {"unblock.analyzer..", "unblock.archunit.."},
        new String[] {"unblock.analyzer..", "unblock.engine.."},
        new String[] {"unblock.archunit..", "unblock.given.."},
        new String[] {"unblock.archunit..", "unblock.runtime.."},
        new String[] {"unblock.archunit..", "unblock.engine.."});
  }

  @ParameterizedTest(name = "{0} does not know {1}")
  @MethodSource("modules")
  void noModuleKnowsOneThatIsNotBelowIt(String from, String to) {
    noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(to)
        .check(MAIN);
  }

  @Test
  void theAnalyzerIsMadeOfAsmAlone() {
    classes()
        .that()
        .resideInAPackage("unblock.analyzer..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "unblock.analyzer..",
            "unblock.message",
            "org.objectweb.asm..",
            "java..",
            "org.jspecify..")
        .check(MAIN);
  }

  @ParameterizedTest(name = "{0} neither reads nor writes")
  @ValueSource(strings = {"unblock.engine.model..", "unblock.engine.judge.."})
  void modelAndJudgeNeitherReadNorWrite(String pure) {
    noClasses()
        .that()
        .resideInAPackage(pure)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(IN_AND_OUT)
        .check(MAIN);
  }

  @ParameterizedTest(name = "{0} has no clock")
  @ValueSource(strings = {"unblock.engine.model..", "unblock.engine.judge.."})
  void modelAndJudgeHaveNoClock(String pure) {
    noClasses()
        .that()
        .resideInAPackage(pure)
        .should()
        .dependOnClassesThat(type(Clock.class))
        .orShould()
        .accessTargetWhere(asksForTheTime())
        .check(MAIN);
  }

  @ParameterizedTest(name = "no class is called …{0}")
  @ValueSource(strings = {"Manager", "Util", "Utils", "Impl", "Helper", "Result"})
  void noClassHasANameThatSaysNothing(String ending) {
    noClasses()
        .that()
        .resideInAPackage("unblock.engine..")
        .should()
        .haveSimpleNameEndingWith(ending)
        .check(MAIN);
  }

  @Test
  void aRuleAboutNoClassFails() {
    assertThatThrownBy(
            () ->
                noClasses()
                    .that()
                    .resideInAPackage("unblock.engine.elsewhere..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("unblock.engine.model..")
                    .check(MAIN))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("failed to check any classes");
  }

  @Test
  void theRulesLookAtTheWholeGraderAndAtNoTest() {
    assertThat(
            MAIN.stream()
                .map(type -> type.getPackageName())
                .filter(each -> !each.equals("unblock.runtime.link")) // Not part of a jar.
                .filter(each -> !each.startsWith("unblock.engine.exercise.")) // Not fixed.
                .distinct())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of(
                        "unblock.engine",
                        "unblock.engine.article",
                        "unblock.engine.demo",
                        "unblock.engine.dependency",
                        "unblock.engine.exercise",
                        "unblock.engine.model",
                        "unblock.engine.canary",
                        "unblock.engine.preflight",
                        "unblock.engine.report.html",
                        "unblock.engine.rubric",
                        "unblock.engine.scratch",
                        "unblock.engine.watch",
                        "unblock.analyzer",
                        "unblock.archunit",
                        "unblock.given",
                        "unblock.message",
                        "unblock.runtime.probe",
                        "unblock.runtime"),
                    STEPS.stream().map(step -> "unblock.engine." + step))
                .toList());
    assertThat(MAIN.contain(ArchitectureTest.class)).isFalse();
  }

  private static String grader(String step) {
    return "unblock.engine." + step + "..";
  }

  private static DescribedPredicate<JavaAccess<?>> asksForTheTime() {
    DescribedPredicate<JavaAccess<?>> stopwatch =
        target(owner(type(System.class))).and(target(nameMatching("nanoTime|currentTimeMillis")));
    DescribedPredicate<JavaAccess<?>> calendar =
        target(owner(resideInAPackage("java.time.."))).and(target(nameMatching("now")));
    return stopwatch.or(calendar).as("asks for the time");
  }
}
