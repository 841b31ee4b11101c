package unblock.engine.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import unblock.message.Message;

/** One Java file in the student's folder, read but not yet parsed. */
final class JavaFile {
  /** The limit in bytes; a file for an exercise has a few thousand. */
  static final int LONGEST = 1 << 20;

  static final String ENDING = ".java";

  /** The name of a class as the name of a file: of bounded length, without invisible characters. */
  private static final Pattern NAME =
      Pattern.compile(
          "\\p{javaJavaIdentifierStart}"
              + "[\\p{javaJavaIdentifierPart}&&[^\\p{javaIdentifierIgnorable}]]{0,199}"
              + "|package-info");

  private final String root;
  private final String where;
  private final byte[] bytes;
  private final TextEncoding encoding;
  private final SourceHeader header;

  private JavaFile(String root, String where, byte[] bytes) {
    this.root = root;
    this.where = where;
    this.bytes = bytes;
    this.encoding = TextEncoding.of(bytes);
    // The names of the exercises' packages are ASCII, so any superset of it is sufficient here.
    this.header = SourceHeader.of(encoding.decoded(bytes));
  }

  /** Reads the file at {@code where}, a path below the folder. */
  static JavaFile read(Path folder, String where) throws UnusableSubmission {
    Path file = folder.resolve(where);
    try (InputStream in = Files.newInputStream(file)) {
      return new JavaFile(folder.toString(), where, in.readNBytes(LONGEST + 1));
    } catch (IOException e) {
      throw new UnusableSubmission(
          Message.of(
              "submission.unreadable-file", "file", file.toString(), "reason", IoReason.of(e)),
          e);
    }
  }

  static JavaFile read(SourceBundle bundle, String where) throws UnusableSubmission {
    return new JavaFile(bundle.where(), where, bundle.read(where, LONGEST + 1));
  }

  /** The path below the submission's folder. */
  String where() {
    return where;
  }

  PackageLine packageLine() {
    return header.packageLine();
  }

  /**
   * The class that gives the file its name; without a class, the file's own name. It is empty when
   * neither is a name in Java.
   */
  Optional<String> className() {
    String own = stem(where);
    String root = NumberedName.of(own).root();
    List<String> types = header.types().stream().map(SourceHeader.DeclaredType::name).toList();
    return Stream.of(
            header.mainType(own).stream(),
            Stream.of(own),
            types.stream().filter(root::equalsIgnoreCase),
            types.stream())
        .flatMap(names -> names)
        .filter(name -> NAME.matcher(name).matches())
        .findFirst();
  }

  /** Whether it declares a class. */
  boolean hasClass() {
    return !header.types().isEmpty();
  }

  /** The text in the way of javac. */
  String text() throws UnusableSubmission {
    String file = root + "/" + where;
    if (bytes.length > LONGEST) {
      throw new UnusableSubmission(Message.of("submission.too-large-file", "file", file));
    }
    if (encoding != TextEncoding.UTF_8) {
      throw new UnusableSubmission(
          Message.of("submission.other-unicode", "file", file, "encoding", encoding.words()));
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, text, true);
    text.flip();
    if (result.isError()) {
      throw new UnusableSubmission(
          Message.of(
              "submission.no-utf-8",
              "file",
              file,
              "line",
              text.chars().filter(c -> c == '\n').count() + 1,
              "byte",
              "0x%02X".formatted(in.get())));
    }
    return encoding.decoded(bytes);
  }

  /** The name of a file without its folder and its ending. */
  static String stem(String where) {
    return where.substring(where.lastIndexOf('/') + 1, where.length() - ENDING.length());
  }

  /** Whether the name is that of a Java file; Windows does not tell {@code .JAVA} from it. */
  static boolean isJava(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(ENDING);
  }
}
