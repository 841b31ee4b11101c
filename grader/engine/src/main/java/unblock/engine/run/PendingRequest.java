package unblock.engine.run;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import unblock.engine.exercise.Question;
import unblock.engine.model.Evidence.Outcome;

/** A question once it is asked. */
final class PendingRequest {
  final String id;
  final Question question;
  final long sentNanos;
  final CompletableFuture<Outcome> outcome;
  volatile long repliedNanos;

  PendingRequest(String id, Question question, long sentNanos, CompletableFuture<Outcome> outcome) {
    this.id = id;
    this.question = question;
    this.sentNanos = sentNanos;
    // Done only once the time is noted, so that whoever sees a reply sees its time as well.
    this.outcome = outcome.whenComplete((reply, failure) -> repliedNanos = System.nanoTime());
  }

  /** Completes when what became of each is known. */
  static CompletableFuture<Void> all(List<PendingRequest> calls) {
    return CompletableFuture.allOf(
        calls.stream().map(call -> call.outcome).toArray(CompletableFuture[]::new));
  }
}
