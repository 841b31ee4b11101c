package unblock.engine.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.message.IoMessageException;
import unblock.message.Message;

final class IoReasonTest {
  private static final Message OWN = Message.of("io.too-large", "mib", 1);

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(new NoSuchFileException("a"), Message.of("io.missing")),
        arguments(
            new UncheckedIOException(new AccessDeniedException("a")), key("permission-denied")),
        arguments(new MalformedInputException(1), key("no-utf-8")),
        arguments(new EOFException(), key("ends-too-early")),
        arguments(new StackOverflowError(), key("nested-too-deeply")),
        arguments(new FileSystemException("a", null, "No space left on device"), key("disk-full")),
        arguments(new IOException("a.b.SomeException: no"), key("unknown")),
        arguments(new IOException("\n"), key("unknown")),
        arguments(new IOException("Stream closed.\nmore"), Message.verbatim("stream closed")),
        arguments(new IOException("ZIP is broken"), Message.verbatim("ZIP is broken")),
        arguments(new IoMessageException(OWN), OWN),
        arguments(new UnusableSubmission(OWN), OWN));
  }

  private static Message key(String key) {
    return Message.of("io." + key);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void isAClauseWithoutNamesOfClasses(Throwable failure, Message reason) {
    assertThat(IoReason.of(failure)).isEqualTo(reason);
  }

  static Stream<Arguments> troubles() {
    return Stream.of(
        arguments(new IOException("no"), Message.verbatim("java.io.IOException: no")),
        arguments(new UncheckedIOException(new IoMessageException(OWN)), OWN));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void troubleOfTheGraderKeepsTheNameOfTheException(Throwable failure, Message reason) {
    assertThat(IoMessageException.troubleOf(failure)).isEqualTo(reason);
  }
}
