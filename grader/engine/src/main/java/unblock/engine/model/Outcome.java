package unblock.engine.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unblock.message.Message;

/** What became of a request. */
public sealed interface Outcome {
  /**
   * A reply arrived.
   *
   * @param json its fields, when the body is a JSON object
   * @param body its text, truncated when long
   * @param headers those that the contract promises in some case, by the names that it uses
   */
  record Replied(
      int status, Optional<Map<String, Object>> json, String body, Map<String, String> headers)
      implements Outcome {
    private static final Set<Integer> REJECTIONS_AND_TIMEOUT = Set.of(429, 503, 504);

    public Replied {
      headers = Map.copyOf(headers);
    }

    /** Without promised headers. */
    public Replied(int status, Optional<Map<String, Object>> json, String body) {
      this(status, json, body, Map.of());
    }

    /** Whether it rejects the request (429, 503) or reports a time-out (504). */
    public boolean rejectsOrTimesOut() {
      return REJECTIONS_AND_TIMEOUT.contains(status);
    }

    /** Whether it is that reply, with exactly these fields and at least these headers. */
    public boolean isReply(Reply reply) {
      return status == reply.status()
          && json.equals(Optional.of(reply.fields()))
          && headers.entrySet().containsAll(reply.headers().entrySet());
    }
  }

  /**
   * No reply came, and nothing was under way any more that could have brought one.
   *
   * @param holders the stacks that held the worker
   * @param openCalls how many look-ups of the request had not been answered, because the store or
   *     the service was to be silent
   * @param others the stacks of the submission's other threads
   */
  record Silent(List<Stack> holders, int openCalls, List<Stack> others) implements Outcome {
    public Silent {
      holders = List.copyOf(holders);
      others = List.copyOf(others);
    }

    /** With no look-up open and no other thread. */
    public Silent(List<Stack> holders) {
      this(holders, 0, List.of());
    }
  }

  /** The connection broke. */
  record Dropped(Message reason) implements Outcome {}

  /** The process that ran the submission ended. */
  record Ended(Message how, EndedBy by) implements Outcome {
    /** By itself. */
    public Ended(Message how) {
      this(how, EndedBy.ITSELF);
    }
  }

  /**
   * The waits of the exercise used up their common time limit, and a lack of CPU was not the cause.
   *
   * @param seconds the limit
   */
  record Overdue(long seconds) implements Outcome {}
}
