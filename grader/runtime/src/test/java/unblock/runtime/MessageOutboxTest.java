package unblock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages are sent in order, whether or not they are urgent. */
@Timeout(30)
class MessageOutboxTest {
  private final MessageOutbox outbox = new MessageOutbox();
  private Socket here;
  private Socket there;
  private Thread writer;

  @BeforeEach
  void connect() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      here = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
      there = listener.accept();
    }
    OutputStream out = here.getOutputStream();
    writer =
        new Thread(
            () -> {
              try {
                outbox.writeTo(out);
              } catch (IOException | InterruptedException e) {
                return; // The test is over.
              }
            });
    writer.setDaemon(true);
    writer.start();
  }

  @AfterEach
  void end() throws IOException {
    there.close();
    here.close();
  }

  @Test
  void whatCanWaitComesBeforeWhatWasToldAfterIt() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      if (i % 7 == 0) {
        outbox.add(ProtocolMessage.of("now", Integer.toString(i)));
      } else {
        outbox.addInPassing(ProtocolMessage.of("mark", Integer.toString(i)));
      }
    }

    InputStream in = there.getInputStream();
    for (int i = 0; i < 1_000; i++) {
      assertThat(ProtocolMessage.readFrom(in).field(0)).isEqualTo(Integer.toString(i));
    }
  }

  @Test
  void whatCanWaitComesAlsoWhenNothingElseIsTold() throws IOException {
    outbox.addInPassing(ProtocolMessage.of("mark", "1"));

    assertThat(ProtocolMessage.readFrom(there.getInputStream()))
        .isEqualTo(ProtocolMessage.of("mark", "1"));
  }

  @Test
  void whatCanWaitWakesOneThatSleeps() throws IOException {
    for (int i = 0; i < 5; i++) {
      while (writer.getState() != Thread.State.WAITING) {
        Thread.yield();
      }
      outbox.addInPassing(ProtocolMessage.of("mark", "1"));

      assertThat(ProtocolMessage.readFrom(there.getInputStream()))
          .isEqualTo(ProtocolMessage.of("mark", "1"));
    }
  }

  @Test
  void moreThanFitsIntoOneWriteComesWhole() throws IOException {
    String text = "x".repeat(10_000);
    for (int i = 0; i < 50; i++) {
      outbox.addInPassing(ProtocolMessage.of("mark", text, Integer.toString(i)));
    }

    InputStream in = there.getInputStream();
    for (int i = 0; i < 50; i++) {
      assertThat(ProtocolMessage.readFrom(in))
          .isEqualTo(ProtocolMessage.of("mark", text, Integer.toString(i)));
    }
  }
}
