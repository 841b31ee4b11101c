package unblock.exercises.offload;

import java.util.logging.Handler;
import java.util.logging.LogRecord;

final class Failing extends Handler {
  @Override
  public void publish(LogRecord entry) {
    throw new IllegalStateException(entry.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
