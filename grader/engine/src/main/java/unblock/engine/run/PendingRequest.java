package unblock.engine.run;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import unblock.engine.exercise.Question;
import unblock.engine.model.Outcome;

/** A question that was sent. */
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
    // Completes after the time is stored, so that each reader of the reply also sees its time.
    this.outcome = outcome.whenComplete((reply, failure) -> repliedNanos = System.nanoTime());
  }

  /** Completes when the outcomes of all are known. */
  static CompletableFuture<Void> all(List<PendingRequest> calls) {
    return CompletableFuture.allOf(
        calls.stream().map(call -> call.outcome).toArray(CompletableFuture[]::new));
  }
}
