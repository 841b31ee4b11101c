package nobody.knows;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A store of a library that nobody listed. */
public class LedgerRepository {
  public String findByName(String name) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<String> findLater(String name) {
    throw new UnsupportedOperationException();
  }

  public List<String> names() {
    throw new UnsupportedOperationException();
  }
}
