package unblock.runtime;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * A gate at which threads wait before the database's driver and not in its native code. In native
 * code a virtual thread would keep its carrier while it waits.
 */
record GateBeforeTheDriver(SlowCallGate gate) implements SlowCallGate {
  @Override
  public void pass(String username) throws IOException {
    gate.pass(username);
  }

  @Override
  public CompletableFuture<Void> passing(String username) {
    return gate.passing(username);
  }

  @Override
  public WaitingPlace place() {
    return WaitingPlace.BEFORE_THE_DRIVER;
  }
}
