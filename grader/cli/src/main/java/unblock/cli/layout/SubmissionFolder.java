package unblock.cli.layout;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import unblock.engine.submission.SafeName;

/**
 * The name of a submission's folder in the folder of a class, which is also the submission's name.
 * Names that end like a {@link ClassFile} get an underscore at the end, and so do those that would
 * become such a name; two names that differ therefore still do.
 */
public final class SubmissionFolder {
  private static final Pattern LIKE_A_CLASS_FILE =
      Pattern.compile(
          Arrays.stream(ClassFile.values())
              .map(ClassFile::extension)
              .distinct()
              .collect(Collectors.joining("|", "(?ius).*\\.(?:", ")_*")));

  /** Windows opens a device by these names, also with an extension. */
  private static final Pattern DEVICE =
      Pattern.compile("(?ius)((?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])_*)(?:\\..*)?");

  private SubmissionFolder() {}

  /**
   * A name that is safe, that no class file has in any case of letters, and that is the wanted one
   * where that is so already.
   *
   * @param wanted any text
   */
  public static String of(String wanted) {
    return reserved(SafeName.of(wanted));
  }

  /** Injective: each name that it changes becomes one that it would have changed, too. */
  static String reserved(String safe) {
    Matcher device = DEVICE.matcher(safe);
    String name = device.matches() ? device.group(1) + "_" + safe.substring(device.end(1)) : safe;
    return LIKE_A_CLASS_FILE.matcher(name).matches() ? name + "_" : name;
  }
}
