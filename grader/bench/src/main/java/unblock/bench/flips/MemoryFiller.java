package unblock.bench.flips;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A process that fills memory and writes to each page of it, until its standard input ends. */
final class MemoryFiller {
  private static final int MB = 1 << 20;
  private static final int PIECE_MB = 16;
  private static final int PAGE = 4096;

  private MemoryFiller() {}

  /**
   * Fills memory.
   *
   * @param arguments the size in MB
   */
  public static void main(String[] arguments) throws IOException {
    int pieces = Integer.parseInt(arguments[0]) / PIECE_MB;
    Thread writer = new Thread(() -> write(pieces), "writer");
    writer.setDaemon(true);
    writer.start();
    // The parent writes nothing; the stream ends with the parent.
    long unused = System.in.transferTo(OutputStream.nullOutputStream());
  }

  private static void write(int pieces) {
    List<byte[]> memory = new ArrayList<>();
    for (byte round = 1; ; round++) {
      for (int i = 0; i < pieces; i++) {
        if (memory.size() <= i) {
          memory.add(new byte[PIECE_MB * MB]);
        }
        byte[] piece = memory.get(i);
        for (int at = 0; at < piece.length; at += PAGE) {
          piece[at] = round;
        }
      }
    }
  }
}
