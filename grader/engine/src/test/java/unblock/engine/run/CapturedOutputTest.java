package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CapturedOutputTest {
  /** A gigabyte of full stops. */
  private static final class Gigabyte extends InputStream {
    private long left = 1L << 30;

    @Override
    public int read() {
      return left-- > 0 ? '.' : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      Arrays.fill(buffer, offset, offset + length, (byte) '.');
      left -= length;
      return length;
    }
  }

  @Test
  void allIsReadAndTheBeginningIsKept() {
    Gigabyte printed = new Gigabyte();
    CapturedOutput output = new CapturedOutput();

    CapturedOutput.drain(printed, () -> output);

    assertThat(printed.left).isLessThanOrEqualTo(0);
    assertThat(output.text()).hasSize(64 * 1024);
  }
}
