package unblock.engine.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * A finding in the form of grade.json and {@code unblock inspect}.
 *
 * @param messageKey the key of the fact; the message contains the fact and the question
 * @param question the next step
 * @param handler the first of the handlers; present only in the output of {@code unblock inspect}
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record FindingInFile(
    String key,
    Severity severity,
    String file,
    int line,
    String messageKey,
    JsonNode arguments,
    String message,
    List<String> path,
    Optional<String> handler,
    List<String> handlers,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String call,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String question,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable String questionKey) {
  static FindingInFile of(Finding finding, Translator texts) {
    boolean asks = !finding.question().isEmpty();
    return new FindingInFile(
        finding.key(),
        finding.severity(),
        finding.file(),
        finding.line(),
        finding.fact().key(),
        MessageForm.arguments(finding.fact()),
        texts.text(finding.message()),
        finding.path().stream().map(texts::text).toList(),
        Optional.empty(),
        finding.handlers(),
        finding.call(),
        texts.text(finding.question()),
        asks ? finding.question().key() : null);
  }

  /** Returns a copy for the output of {@code unblock inspect}. */
  FindingInFile withFirstHandler() {
    return new FindingInFile(
        key,
        severity,
        file,
        line,
        messageKey,
        arguments,
        message,
        path,
        handlers.stream().findFirst(),
        handlers,
        call,
        question,
        questionKey);
  }

  Finding finding() {
    return new Finding(
        key,
        severity,
        file,
        line,
        MessageForm.message(messageKey, arguments),
        questionKey == null ? Message.verbatim(question) : Message.of(questionKey),
        path.stream().map(Message::verbatim).toList(),
        handlers,
        call);
  }
}
