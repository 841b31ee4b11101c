package unblock.engine.submission;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import unblock.message.IoMessageException;
import unblock.message.Message;
import unblock.message.MessageException;
import unblock.message.Translator;

/**
 * The reason of a failure as a clause without a full stop, for a sentence such as "The file a
 * cannot be read ({reason})." The class name of an exception means nothing to a teacher, and its
 * text is often only a path.
 */
public final class IoReason {
  /** The texts of Linux, and the keys of ours. */
  private static final Map<String, String> BY_SYSTEM_TEXT =
      Map.of(
          "no space left on device", "io.disk-full",
          "disk quota exceeded", "io.quota-exceeded",
          "is a directory", "io.is-folder",
          "not a directory", "io.no-folder-on-the-path",
          "no such file or directory", "io.missing",
          "too many levels of symbolic links", "io.link-loop");

  private static final Map<Class<?>, String> BY_TYPE =
      Map.of(
          NoSuchFileException.class, "io.missing",
          AccessDeniedException.class, "io.permission-denied",
          NotDirectoryException.class, "io.not-a-folder",
          FileAlreadyExistsException.class, "io.exists",
          FileSystemLoopException.class, "io.link-loop",
          InvalidPathException.class, "io.unwritable-name",
          OutOfMemoryError.class, "io.memory",
          StackOverflowError.class, "io.nested-too-deeply");

  private static final Pattern TYPE_NAME = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+[A-Z][\\w$.]*");

  private IoReason() {}

  /** The reason in English, for the command line until its own texts are messages. */
  public static String text(Throwable failure) {
    return Translator.of(Locale.ENGLISH).text(of(failure));
  }

  /** The reason; one line, and no name of a class. */
  public static Message of(Throwable failure) {
    if (failure instanceof UncheckedIOException && failure.getCause() != null) {
      return of(failure.getCause());
    }
    if (failure instanceof IoMessageException explained) {
      return explained.message();
    }
    if (failure instanceof MessageException explained) {
      return explained.message();
    }
    if (failure instanceof CharacterCodingException) {
      return Message.of("io.no-utf-8");
    }
    String key = BY_TYPE.get(failure.getClass());
    if (key != null) {
      return Message.of(key);
    }
    if (failure instanceof FileSystemException system) {
      return ofSystem(system.getReason());
    }
    String text = failure.getMessage();
    boolean hasWords = failure instanceof IOException || failure instanceof RuntimeException;
    return failure instanceof EOFException && text == null
        ? Message.of("io.ends-too-early")
        : ofSystem(hasWords ? text : null);
  }

  private static Message ofSystem(@Nullable String text) {
    String line = text == null ? "" : text.strip().lines().findFirst().orElse("").strip();
    line = line.replaceFirst("[.]+$", "");
    if (line.isEmpty() || TYPE_NAME.matcher(line).find()) {
      return Message.of("io.unknown");
    }
    String key = BY_SYSTEM_TEXT.get(line.toLowerCase(Locale.ROOT));
    if (key != null) {
      return Message.of(key);
    }
    boolean isWord = line.length() > 1 && Character.isLowerCase(line.charAt(1));
    return Message.verbatim(
        isWord ? line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1) : line);
  }
}
