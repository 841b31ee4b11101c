package unblock.analyzer;

import java.util.List;
import java.util.stream.Stream;

/** On which thread a function runs, seen from the code that hands it over. */
enum CallbackThread {
  /** On the calling thread, before the call returns. */
  SAME,
  /** On the calling thread in some orders of events. */
  MAYBE,
  /** On another thread, which may wait as long as it likes. */
  OFF,
  /** On the worker, whoever hands it over. */
  WORKER;

  /** What of the function's hits counts for the code that hands it over. */
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
