package unblock.bench.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.StaticJavaParser;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.submission.SourceFile;

/** Each operator applies somewhere, changes one place, and names the criterion that has to fail. */
class AllOperatorsTest {
  private static List<RightAnswer> answers = List.of();

  @BeforeAll
  static void readTheAnswers() throws Exception {
    answers = RightAnswer.all(Path.of("../.."));
  }

  static List<MutationOperator> operators() {
    return AllOperators.all();
  }

  @ParameterizedTest
  @MethodSource("operators")
  void changesSomeAnswerIntoAnotherThatIsJava(MutationOperator operator) {
    Mutant mutant =
        answers.stream()
            .flatMap(answer -> Mutant.breed(operator, answer, 0, 1))
            .findFirst()
            .orElseThrow();

    assertThat(mutant.sources()).isNotEqualTo(mutant.before());
    assertThat(mutant.sources())
        .allSatisfy(source -> assertThat(parsed(source)).isEqualTo(source.text()));
  }

  @ParameterizedTest
  @MethodSource("operators")
  void namesOnlyCriteriaThatThereAre(MutationOperator operator) {
    for (String ending : operator.right()) {
      assertThat(answers)
          .anySatisfy(
              answer ->
                  assertThat(answer.exercise().criteria())
                      .anySatisfy(each -> assertThat(each.key()).endsWith("." + ending)));
    }
  }

  @Test
  void haveNamesOfTheirOwn() {
    assertThat(AllOperators.all()).extracting(MutationOperator::name).doesNotHaveDuplicates();
  }

  @Test
  void twoPlacesOfOneAnswerMakeTwoMutants() {
    List<Mutant> mutants =
        Mutant.breed(operator("answers-with-another-status"), answer("event-loop"), 0, 2).toList();

    assertThat(mutants).hasSize(2);
    assertThat(mutants).extracting(Mutant::fingerprint).doesNotHaveDuplicates();
    assertThat(mutants).extracting(Mutant::name).doesNotHaveDuplicates();
  }

  @Test
  void anotherStatusIsTheOnlyThingThatChanges() {
    Mutant mutant = first("answers-with-another-status", "event-loop");

    assertThat(added(mutant))
        .hasSize(1)
        .allMatch(line -> line.matches(".*\\b(FORBIDDEN|GONE)\\b.*"));
    assertThat(mutant.operator().rightOnes(mutant.answer().exercise()))
        .allMatch(key -> key.endsWith(".answers"))
        .isNotEmpty();
  }

  @Test
  void aStageThatIsJoinedMustCostTheEventLoopAndNothingElse() {
    Mutant mutant = first("joins-the-stage", "event-loop");

    assertThat(added(mutant)).anyMatch(line -> line.contains("future.join();"));
    assertThat(mutant.operator().rightOnes(mutant.answer().exercise()))
        .containsExactly("event-loop.event-loop");
  }

  @Test
  void whereBlockingIsRightNoMutantBlocks() {
    assertThat(Mutant.breed(operator("joins-the-stage"), answer("worker-pool"), 0, 9)).isEmpty();
  }

  @Test
  void aRefactoringNamesNoCriterion() {
    assertThat(HarmlessRenames.all()).isNotEmpty().allMatch(MutationOperator::harmless);
    assertThat(HarmlessRewrites.all()).isNotEmpty().allMatch(MutationOperator::harmless);
  }

  private static String parsed(SourceFile source) {
    return StaticJavaParser.parse(source.text()).toString();
  }

  private static Mutant first(String operator, String answer) {
    return Mutant.breed(operator(operator), answer(answer), 0, 1).findFirst().orElseThrow();
  }

  private static MutationOperator operator(String name) {
    return AllOperators.all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static RightAnswer answer(String name) {
    return answers.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  /** Returns the lines that are in the mutant and not in the answer. */
  private static List<String> added(Mutant mutant) {
    List<String> before = lines(mutant.before()).toList();
    return lines(mutant.sources())
        .filter(line -> !before.contains(line))
        .collect(Collectors.toList());
  }

  private static Stream<String> lines(List<SourceFile> sources) {
    return sources.stream().flatMap(source -> source.text().lines());
  }
}
