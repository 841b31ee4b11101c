package unblock.given;

/**
 * Checks passwords against the hashes that the database stores. A hash is expensive on purpose, so
 * that nobody can try many passwords.
 */
public interface PasswordHasher {
  /**
   * Returns whether the hash was made from that password. The calling thread computes until the
   * result is known: about 1 s. Any number of threads may call this method at once, but more than
   * {@link #cores()} of them only take the cores from each other.
   *
   * @param hash as the database stores it in place of a password
   */
  boolean verify(String password, String hash);

  /** Returns the number of cores of this computer. */
  int cores();
}
