package unblock.engine.compile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A message of a compiler process about its current compilation. */
sealed interface CompileReply {
  /** The last class that javac began to analyse or to write; others follow. */
  record Progress(String file, String type) implements CompileReply {}

  /** All classes are written. */
  record Done() implements CompileReply {}

  /** There are no classes. The list is empty when javac gave up without an error in the sources. */
  record Errors(List<SourceError> errors) implements CompileReply {}

  /**
   * One error that javac found.
   *
   * @param line 0 when it is unknown
   * @param code javac's name of the kind, as in {@code compiler.err.cant.resolve}
   */
  record SourceError(String path, int line, String code, String reason) {}

  /** Sends this reply to the grader. */
  default void writeTo(DataOutputStream out) throws IOException {
    if (this instanceof Progress progress) {
      out.writeByte('p');
      CompileRequest.write(out, progress.file());
      CompileRequest.write(out, progress.type());
    } else if (this instanceof Errors errors) {
      out.writeByte('e');
      out.writeInt(errors.errors().size());
      for (SourceError error : errors.errors()) {
        CompileRequest.write(out, error.path());
        out.writeInt(error.line());
        CompileRequest.write(out, error.code());
        CompileRequest.write(out, error.reason());
      }
    } else {
      out.writeByte('d');
    }
    out.flush();
  }

  /**
   * Waits for the next reply.
   *
   * @throws IOException also when the process ended
   */
  static CompileReply readFrom(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 'p' -> new Progress(CompileRequest.read(in), CompileRequest.read(in));
      case 'd' -> new Done();
      case 'e' -> errors(in);
      default -> throw new IOException("Unknown reply: " + kind);
    };
  }

  private static Errors errors(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<SourceError> errors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      errors.add(
          new SourceError(
              CompileRequest.read(in),
              in.readInt(),
              CompileRequest.read(in),
              CompileRequest.read(in)));
    }
    return new Errors(errors);
  }
}
