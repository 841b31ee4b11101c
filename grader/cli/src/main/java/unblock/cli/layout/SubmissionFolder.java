package unblock.cli.layout;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import unblock.engine.submission.SafeName;

/**
 * The name of a submission's folder in the folder of a class, which is also the submission's name.
 * A name that ends like a {@link ClassFile} gets an underscore at the end, and so does a name that
 * would equal the result; different names therefore stay different.
 */
public final class SubmissionFolder {
  /** The folder with the feedback for each student, whose name no submission has. */
  public static final String FEEDBACK = "feedback";

  private static final Pattern LIKE_A_CLASS_FILE =
      Pattern.compile(
          Arrays.stream(ClassFile.values())
              .map(ClassFile::extension)
              .distinct()
              .collect(Collectors.joining("|", "(?ius)(?:.*\\.(?:", ")|" + FEEDBACK + ")_*")));

  /** Windows opens a device by these names, even with an extension. */
  private static final Pattern DEVICE =
      Pattern.compile("(?ius)((?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])_*)(?:\\..*)?");

  private SubmissionFolder() {}

  /**
   * Returns a safe name that differs from every class file in any case of letters. A name that is
   * safe already is not changed.
   *
   * @param wanted any text
   */
  public static String of(String wanted) {
    return reserved(SafeName.of(wanted));
  }

  /**
   * Adds the underscore. Injective: the function also changes every name that equals one of its
   * results.
   */
  static String reserved(String safe) {
    Matcher device = DEVICE.matcher(safe);
    String name = device.matches() ? device.group(1) + "_" + safe.substring(device.end(1)) : safe;
    return LIKE_A_CLASS_FILE.matcher(name).matches() ? name + "_" : name;
  }
}
