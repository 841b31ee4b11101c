package unblock.analyzer;

import java.util.List;
import java.util.stream.Stream;

/** The thread on which a function runs, relative to the code that passes it on. */
enum CallbackThread {
  /** On the calling thread, before the call returns. */
  SAME,
  /** On the calling thread in some orders of events. */
  MAYBE,
  /** On another thread, which may wait. */
  OFF,
  /** On the worker, for every caller. */
  WORKER;

  /** Returns those blocking calls of the function that count for the code that passes it on. */
  List<BlockingCall> seenFromHere(List<BlockingCall> hits) {
    Stream<BlockingCall> seen =
        switch (this) {
          case SAME -> hits.stream();
          case MAYBE -> hits.stream().map(hit -> hit.onWorker() ? hit : hit.perhaps());
          case OFF -> hits.stream().filter(BlockingCall::onWorker);
          case WORKER -> hits.stream().map(BlockingCall::onWorkerForSure);
        };
    return seen.toList();
  }
}
