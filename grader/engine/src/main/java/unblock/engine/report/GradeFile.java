package unblock.engine.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.GradedSource;
import unblock.engine.model.Score;
import unblock.engine.model.SubmissionIsolation;
import unblock.engine.model.SubmissionRights;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;
import unblock.engine.model.Visibility;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * A grade in the form of grade.json: each message as a key with arguments, and also as text in the
 * language of the file.
 *
 * @param language of all texts, as in {@code en}
 * @param remarkMessages the remarks with keys and arguments; missing in older files
 */
record GradeFile(
    int schema,
    String submission,
    long seed,
    String language,
    Score score,
    List<ExerciseInFile> exercises,
    Optional<IsolationInFile> isolation,
    List<String> remarks,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Message> remarkMessages) {
  static GradeFile of(GradeReport grade, Translator texts) {
    return new GradeFile(
        grade.schema(),
        grade.submission(),
        grade.seed(),
        texts.language(),
        grade.score(),
        grade.exercises().stream().map(each -> ExerciseInFile.of(each, texts)).toList(),
        grade.isolation().map(each -> IsolationInFile.of(each, texts)),
        grade.remarks().stream().map(texts::text).toList(),
        grade.remarks());
  }

  GradeReport report() {
    List<Message> all =
        remarkMessages.size() == remarks.size()
            ? remarkMessages
            : remarks.stream().map(Message::verbatim).toList();
    return new GradeReport(
        schema,
        submission,
        seed,
        score,
        exercises.stream().map(ExerciseInFile::exercise).toList(),
        isolation.map(IsolationInFile::isolation),
        all);
  }

  /**
   * The isolation of the submission.
   *
   * @param messages the protections, then the missing ones, with keys; older files lack them
   */
  record IsolationInFile(
      String kind,
      List<String> protections,
      List<String> missing,
      SubmissionRights rights,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<List<Message>> messages) {
    static IsolationInFile of(SubmissionIsolation isolation, Translator texts) {
      return new IsolationInFile(
          isolation.kind(),
          isolation.protections().stream().map(texts::text).toList(),
          isolation.missing().stream().map(texts::text).toList(),
          isolation.rights(),
          List.of(isolation.protections(), isolation.missing()));
    }

    SubmissionIsolation isolation() {
      return messages.size() == 2
          ? new SubmissionIsolation(kind, messages.get(0), messages.get(1), rights)
          : new SubmissionIsolation(kind, verbatim(protections), verbatim(missing), rights);
    }

    private static List<Message> verbatim(List<String> texts) {
      return texts.stream().map(Message::verbatim).toList();
    }
  }

  /** One exercise of a grade. */
  record ExerciseInFile(
      String id,
      Score score,
      List<CriterionInFile> criteria,
      Timeline timeline,
      @JsonSerialize(using = EvidenceLines.Writer.class) Evidence evidence,
      List<FindingInFile> review,
      List<AdviceInFile> advice,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GradedSource> sources) {
    static ExerciseInFile of(GradedExercise exercise, Translator texts) {
      return new ExerciseInFile(
          exercise.id(),
          exercise.score(),
          exercise.criteria().stream().map(each -> CriterionInFile.of(each, texts)).toList(),
          exercise.timeline(),
          exercise.evidence(),
          exercise.review().stream().map(each -> FindingInFile.of(each, texts)).toList(),
          exercise.advice().stream().map(each -> AdviceInFile.of(each, texts)).toList(),
          exercise.sources());
    }

    GradedExercise exercise() {
      return new GradedExercise(
          id,
          score,
          criteria.stream().map(CriterionInFile::criterion).toList(),
          timeline,
          evidence,
          review.stream().map(FindingInFile::finding).toList(),
          advice.stream().map(AdviceInFile::advice).toList(),
          sources);
    }
  }

  /** One piece of advice on the design. */
  record AdviceInFile(
      AdviceType type,
      String key,
      String file,
      int line,
      String messageKey,
      JsonNode arguments,
      String message) {
    static AdviceInFile of(Advice advice, Translator texts) {
      return new AdviceInFile(
          advice.type(),
          advice.key(),
          advice.file(),
          advice.line(),
          advice.message().key(),
          MessageForm.arguments(advice.message()),
          texts.text(advice.message()));
    }

    Advice advice() {
      return new Advice(type, key, file, line, MessageForm.message(messageKey, arguments));
    }
  }

  /** One criterion of a grade. */
  record CriterionInFile(
      String key,
      Aspect aspect,
      String title,
      Verdict verdict,
      Score points,
      Visibility visibility,
      String messageKey,
      JsonNode arguments,
      String message,
      List<FindingInFile> findings,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String trial) {
    static CriterionInFile of(GradedCriterion criterion, Translator texts) {
      return new CriterionInFile(
          criterion.key(),
          criterion.aspect(),
          texts.text(criterion.title()),
          criterion.verdict(),
          criterion.points(),
          criterion.visibility(),
          criterion.message().key(),
          MessageForm.arguments(criterion.message()),
          texts.text(criterion.message()),
          criterion.findings().stream().map(each -> FindingInFile.of(each, texts)).toList(),
          criterion.trial());
    }

    /** The title is text only: when the grade is judged again, the exercise supplies it. */
    GradedCriterion criterion() {
      return new GradedCriterion(
          key,
          aspect,
          Message.verbatim(title),
          verdict,
          points,
          visibility,
          MessageForm.message(messageKey, arguments),
          findings.stream().map(FindingInFile::finding).toList(),
          trial);
    }
  }
}
