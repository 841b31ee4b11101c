package unblock.engine.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UnfinishedBodyTest {
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  private final AtomicInteger waits = new AtomicInteger();

  @Test
  void itsBeginningAndBlanksCanBeReadAtOnce() throws IOException {
    try (UnfinishedBody body = body()) {
      byte[] read = body.readNBytes(64 * 1024);

      assertThat(new String(read, StandardCharsets.UTF_8).strip()).isEqualTo("{\"info\"");
      assertThat(read).hasSize(64 * 1024);
      assertThat(waits).hasValue(0);
    }
  }

  @Test
  void itBreaksOffWhenTheWaitEnds() throws IOException {
    try (UnfinishedBody body = body()) {
      end.complete(null);

      assertThatThrownBy(body::readAllBytes).isInstanceOf(EOFException.class);
      assertThat(waits).hasValue(1);
    }
  }

  private UnfinishedBody body() {
    return new UnfinishedBody(
        "{\"info\":\"tea\"}".getBytes(StandardCharsets.UTF_8), end, waits::incrementAndGet);
  }
}
