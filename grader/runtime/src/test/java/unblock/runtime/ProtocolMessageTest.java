package unblock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolMessageTest {
  private static final int LONGEST = 16_000;

  static Stream<ProtocolMessage> messages() {
    return Stream.of(
        ProtocolMessage.of("snapshot"),
        ProtocolMessage.of("opened", "main", "8080"),
        ProtocolMessage.of("closed", "", "", ""),
        ProtocolMessage.of(
            "gate", "Zoë", "名前", "🙂👩‍👩‍👧", "a\u0000b", "line\nline", "'; DROP TABLE users; --"),
        ProtocolMessage.of("mark", Collections.nCopies(4_096, "x")),
        ProtocolMessage.of("longest", "x".repeat(LONGEST)),
        ProtocolMessage.of("longest of three bytes", "名".repeat(LONGEST)));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatIsWrittenIsRead(ProtocolMessage message) throws IOException {
    assertThat(ProtocolMessage.readFrom(written(message))).isEqualTo(message);
  }

  @Test
  void messagesFollowOneAnother() throws IOException {
    InputStream in = written(ProtocolMessage.of("first", "1"), ProtocolMessage.of("second"));

    assertThat(ProtocolMessage.readFrom(in)).isEqualTo(ProtocolMessage.of("first", "1"));
    assertThat(ProtocolMessage.readFrom(in)).isEqualTo(ProtocolMessage.of("second"));
    assertThatThrownBy(() -> ProtocolMessage.readFrom(in)).isInstanceOf(EOFException.class);
  }

  @Test
  void aFieldLongerThanTheLimitIsCut() throws IOException {
    ProtocolMessage read =
        ProtocolMessage.readFrom(
            written(ProtocolMessage.of("long", "x".repeat(LONGEST + 1), "next")));

    assertThat(read.fields()).containsExactly("x".repeat(LONGEST), "next");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "名"})
  void moreFieldsThanTheLimitAreCut(String field) throws IOException {
    InputStream in =
        written(
            ProtocolMessage.of("many", Collections.nCopies(40_000, field)),
            ProtocolMessage.of("next"));

    assertThat(ProtocolMessage.readFrom(in).fields()).hasSize(32_768);
    assertThat(ProtocolMessage.readFrom(in).kind()).isEqualTo("next");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "名"})
  void whatIsTooMuchForOneMessageIsLeftOut(String letter) throws IOException {
    String field = letter.repeat(LONGEST);
    InputStream in =
        written(
            ProtocolMessage.of("much", Collections.nCopies(1_000, field)),
            ProtocolMessage.of("next"));

    assertThat(ProtocolMessage.readFrom(in).fields()).hasSizeGreaterThan(40).containsOnly(field);
    assertThat(ProtocolMessage.readFrom(in).kind()).isEqualTo("next");
  }

  @Test
  void aMessageLongerThanAnyIsRefusedBeforeAllOfItIsRead() {
    byte[] head = {0, 1, 'k', 0, 0, 0x70, 0};
    byte[] field = new byte[65_537];
    field[0] = (byte) 0xFF;
    field[1] = (byte) 0xFF;
    AtomicLong given = new AtomicLong();
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream(head),
            new SequenceInputStream(
                Collections.enumeration(
                    Collections.nCopies(0x7000, field).stream()
                        .<InputStream>map(each -> counting(each, given))
                        .toList())));

    assertThatThrownBy(() -> ProtocolMessage.readFrom(endless))
        .isExactlyInstanceOf(IOException.class);
    assertThat(given.get()).isLessThan(3L << 20);
  }

  private static InputStream counting(byte[] bytes, AtomicLong given) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] buffer, int offset, int length) {
        int read = super.read(buffer, offset, length);
        given.addAndGet(Math.max(0, read));
        return read;
      }
    };
  }

  @Test
  void whateverComesIsAMessageOrAnIoException() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] garbage = new byte[random.nextInt(200)];
      random.nextBytes(garbage);
      if (i % 2 == 0 && garbage.length > 8) { // So that the fields are read, too.
        System.arraycopy(new byte[] {0, 1, 'k', 0, 0, 0, 9}, 0, garbage, 0, 7);
        garbage[7] = 0;
      }
      try {
        assertThat(ProtocolMessage.readFrom(new ByteArrayInputStream(garbage)).kind()).isNotNull();
      } catch (IOException e) {
        assertThat(e).isNotNull();
      }
    }
  }

  @Test
  void aFieldThatIsNotThereIsEmpty() {
    assertThat(ProtocolMessage.of("mark", "only").field(0)).isEqualTo("only");
    assertThat(ProtocolMessage.of("mark", "only").field(1)).isEmpty();
  }

  static Stream<byte[]> garbage() {
    return Stream.of(
        new byte[0],
        "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
        new byte[] {0, 1, (byte) 0xFF, 0, 0, 0, 0},
        new byte[] {0, 1, 'k'},
        new byte[] {0, 1, 'k', 0, 0, 0, 1},
        new byte[] {0, 1, 'k', 0, 0, 0, 1, 0, 5, 'x'});
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void whatIsNoMessageIsRefused(byte[] garbage) {
    assertThatThrownBy(() -> ProtocolMessage.readFrom(new ByteArrayInputStream(garbage)))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, 32_769, Integer.MAX_VALUE})
  void aCountOfFieldsThatNobodyWritesIsRefusedBeforeAnyIsRead(int count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF("kind");
    out.writeInt(count);

    assertThatThrownBy(
            () -> ProtocolMessage.readFrom(new ByteArrayInputStream(bytes.toByteArray())))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageContaining(Integer.toString(count));
  }

  private static InputStream written(ProtocolMessage... messages) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (ProtocolMessage message : List.of(messages)) {
      message.writeTo(bytes);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
