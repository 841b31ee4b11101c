package unblock.grader.inspect;

import java.nio.file.Path;
import java.util.List;

/** The look at compiled code; a placeholder that sees nothing. */
public final class Inspector {
  private Inspector() {}

  /** Looks at folders of classes and jars. */
  public static Inspection inspect(List<Path> code, List<Path> classPath) {
    return new Inspection(List.of(), 0, List.of());
  }
}
