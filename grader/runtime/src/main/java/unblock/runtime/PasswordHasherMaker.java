package unblock.runtime;

import java.util.List;
import java.util.Set;
import unblock.given.PasswordHasher;

/** Creates the hasher of passwords; its detail is the number of cores. */
public final class PasswordHasherMaker implements ArgumentMaker {
  private record Hasher(int cores) implements PasswordHasher {
    @Override
    public boolean verify(String password, String hash) {
      return PasswordHash.matches(password, hash);
    }
  }

  @Override
  public Object make(List<String> details, ArgumentContext around) {
    Hasher hasher = new Hasher(Integer.parseInt(details.get(0)));
    return GatedCalls.around(PasswordHasher.class, hasher, Set.of("verify"), around.gate());
  }
}
