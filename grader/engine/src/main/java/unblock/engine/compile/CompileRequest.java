package unblock.engine.compile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order to compile some sources, as the grader sends it to a compiler process.
 *
 * @param options javac's, without the folder for the classes
 * @param classes the folder for the classes
 * @param sources relative path to text
 */
record CompileRequest(List<String> options, String classes, Map<String, String> sources) {
  void writeTo(DataOutputStream out) throws IOException {
    write(out, classes);
    out.writeInt(options.size());
    for (String option : options) {
      write(out, option);
    }
    out.writeInt(sources.size());
    for (Map.Entry<String, String> source : sources.entrySet()) {
      write(out, source.getKey());
      write(out, source.getValue());
    }
    out.flush();
  }

  /**
   * Waits for the next request.
   *
   * @throws java.io.EOFException when the input has ended
   */
  static CompileRequest readFrom(DataInputStream in) throws IOException {
    String classes = read(in);
    int optionCount = in.readInt();
    List<String> options = new ArrayList<>();
    for (int i = 0; i < optionCount; i++) {
      options.add(read(in));
    }
    int sourceCount = in.readInt();
    Map<String, String> sources = new LinkedHashMap<>();
    for (int i = 0; i < sourceCount; i++) {
      String path = read(in);
      sources.put(path, read(in));
    }
    return new CompileRequest(options, classes, sources);
  }

  /** Writes a text of any length, unlike {@link DataOutputStream#writeUTF}. */
  static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads the next text that {@link #write} wrote. */
  static String read(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
