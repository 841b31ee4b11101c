package unblock.engine.run;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import unblock.engine.model.Evidence.Outcome;
import unblock.engine.model.Evidence.Reply;
import unblock.engine.model.Route;

/** A question before it is asked, and a call once it is. */
final class Call {
  /**
   * What to ask.
   *
   * @param asked in words, for messages
   * @param username whose slow call belongs to it; empty when there is none
   * @param form the parameters, name and value in turn
   */
  record Question(Route route, String asked, String username, List<String> form, Reply expected) {
    Question {
      form = List.copyOf(form);
    }
  }

  final String id;
  final Question question;
  final long sentNanos;
  final CompletableFuture<Outcome> outcome;
  volatile long repliedNanos;

  Call(String id, Question question, long sentNanos, CompletableFuture<Outcome> outcome) {
    this.id = id;
    this.question = question;
    this.sentNanos = sentNanos;
    // Done only once the time is noted, so that whoever sees a reply sees its time as well.
    this.outcome = outcome.whenComplete((reply, failure) -> repliedNanos = System.nanoTime());
  }

  /** Completes when what became of each is known. */
  static CompletableFuture<Void> all(List<Call> calls) {
    return CompletableFuture.allOf(
        calls.stream().map(call -> call.outcome).toArray(CompletableFuture[]::new));
  }
}
