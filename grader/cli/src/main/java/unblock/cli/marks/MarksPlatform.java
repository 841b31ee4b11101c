package unblock.cli.marks;

import java.util.Arrays;
import java.util.Optional;

/** A learning platform into which marks are imported. */
public enum MarksPlatform {
  MOODLE("moodle"),
  CANVAS("canvas");

  private final String id;

  MarksPlatform(String id) {
    this.id = id;
  }

  /** Returns the platform with that name on the command line. */
  public static Optional<MarksPlatform> of(String id) {
    return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return id;
  }
}
