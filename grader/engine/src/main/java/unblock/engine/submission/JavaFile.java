package unblock.engine.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import unblock.message.Message;

/** One Java file as it lies in the student's folder, read but not yet understood. */
final class JavaFile {
  /** Bytes; a file for an exercise has a few thousand. */
  static final int LONGEST = 1 << 20;

  private static final Pattern NAME =
      Pattern.compile(
          "(\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*|package-info).java");
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final String root;
  private final String where;
  private final byte[] bytes;
  private final String packageName;

  private JavaFile(String root, String where, byte[] bytes) {
    this.root = root;
    this.where = where;
    this.bytes = bytes;
    // The names of the exercises' packages are ASCII, so that any superset of it will do here.
    String text = new String(bytes, StandardCharsets.UTF_8);
    this.packageName = PackageDeclaration.in(withoutMark(text));
  }

  /** Reads {@code where}, a path below the folder. */
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

  /** Below what was handed in. */
  String where() {
    return where;
  }

  /** Empty when the file declares none. */
  String packageName() {
    return packageName;
  }

  boolean hasProperName() {
    return NAME.matcher(fileName()).matches();
  }

  /** Where its package puts it. */
  String path() {
    return packageName.replace('.', '/') + "/" + fileName();
  }

  SourceFile source() throws UnusableSubmission {
    if (bytes.length > LONGEST) {
      throw new UnusableSubmission(
          Message.of("submission.too-large-file", "file", root + "/" + where));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new SourceFile(path(), withoutMark(text));
    } catch (CharacterCodingException e) {
      throw new UnusableSubmission(
          Message.of("submission.no-utf-8", "file", root + "/" + where), e);
    }
  }

  private String fileName() {
    return where.substring(where.lastIndexOf('/') + 1);
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
