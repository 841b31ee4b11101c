package arena;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The world's journal; a thread of its own writes it to disc. */
public class Saves implements Runnable {
  private final Path file;
  private final List<String> journal = new ArrayList<>();

  public Saves(Path file) {
    this.file = file;
  }

  @Override
  public void run() {
    synchronized (journal) {
      try {
        Files.write(file, journal);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  void note(String line) {
    synchronized (journal) {
      journal.add(line);
    }
  }
}
