package unblock.analyzer;

import java.util.List;

/**
 * A place where handlers make the common pool wait.
 *
 * @param call the call in which the pool's thread waits
 * @param handlers the handlers that reach the place
 */
record CommonPoolUse(InstructionSite site, String call, List<EntryPoints.Handler> handlers) {
  CommonPoolUse {
    handlers = List.copyOf(handlers);
  }
}
