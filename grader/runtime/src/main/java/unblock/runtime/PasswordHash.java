package unblock.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash of a password, with its salt. It is computed fast: where time matters, the gate stands
 * for it, so that a verdict does not depend on the speed of a core.
 */
public final class PasswordHash {
  private static final char SEPARATOR = '$';

  private PasswordHash() {}

  /** Returns the hash, as in {@code salt$5f1c…}. */
  public static String of(String password, String salt) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((salt + SEPARATOR + password).getBytes(StandardCharsets.UTF_8));
      return salt + SEPARATOR + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Whether the hash was made from that password. */
  static boolean matches(String password, String hash) {
    int end = hash.indexOf(SEPARATOR);
    return end >= 0 && of(password, hash.substring(0, end)).equals(hash);
  }
}
