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

/**
 * The reason of a failure, in words that fit into a sentence. The name of an exception does not
 * help a teacher, and its message is often only a path.
 */
public final class IoReason {
  /** The messages of Linux with clearer ones for people. */
  private static final Map<String, String> PLAIN =
      Map.of(
          "no space left on device", "no space left on the disk",
          "disk quota exceeded", "no space left for this user",
          "is a directory", "it is a folder",
          "not a directory", "a part of the path is not a folder",
          "no such file or directory", "there is no such file or folder",
          "too many levels of symbolic links", "its symbolic links form a loop");

  private static final Pattern TYPE_NAME = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+[A-Z][\\w$.]*");

  private static final String NONE = "the system gives no reason";

  private IoReason() {}

  /** A clause without a capital letter and a full stop; one line, and no name of a class. */
  public static String of(Throwable failure) {
    if (failure instanceof UncheckedIOException && failure.getCause() != null) {
      return of(failure.getCause());
    }
    if (failure instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NotDirectoryException) {
      return "it is not a folder";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "there is already a file of that name";
    }
    if (failure instanceof FileSystemLoopException) {
      return "its symbolic links form a loop";
    }
    if (failure instanceof CharacterCodingException) {
      return "it is not UTF-8 text";
    }
    if (failure instanceof InvalidPathException) {
      return "its name cannot be written on this machine";
    }
    if (failure instanceof OutOfMemoryError) {
      return "the memory is used up";
    }
    if (failure instanceof StackOverflowError) {
      return "it is nested too deeply";
    }
    if (failure instanceof FileSystemException system) {
      return plain(system.getReason());
    }
    String message = failure.getMessage();
    boolean hasWords = failure instanceof IOException || failure instanceof RuntimeException;
    return failure instanceof EOFException && message == null
        ? "it ends too early"
        : plain(hasWords ? message : null);
  }

  private static String plain(@Nullable String message) {
    String line = message == null ? "" : message.strip().lines().findFirst().orElse("").strip();
    line = line.replaceFirst("[.]+$", "");
    if (line.isEmpty() || TYPE_NAME.matcher(line).find()) {
      return NONE;
    }
    String known = PLAIN.get(line.toLowerCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    boolean isWord = line.length() > 1 && Character.isLowerCase(line.charAt(1));
    return isWord ? line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1) : line;
  }
}
