package unblock.engine.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import unblock.analyzer.Finding;
import unblock.message.Message;

/** What was observed of one exercise: all that its verdicts rest on. */
public sealed interface Evidence {
  /** It did not compile; nothing was run. */
  record Rejected(List<Finding> findings) implements Evidence {}

  /** Its handlers could not be made or served, so that nothing could be asked. */
  record NotServed(Message reason, List<String> frames) implements Evidence {}

  /** The grader could not do its part; says nothing about the submission. */
  record Trouble(Message reason) implements Evidence {}

  /**
   * A wait in its run came to no end: something moved in the process for minutes, and nothing came
   * of it. A machine that is too busy causes that, and so can a submission.
   */
  record Unsettled(Message reason) implements Evidence {}

  /**
   * The second of two runs in fresh processes that left the same criteria inconclusive, while known
   * answers came out right on the same machine before, between and after them.
   *
   * @param seen what the second run showed
   * @param criteria the keys of the criteria that were inconclusive both times
   */
  record Repeated(Evidence seen, List<String> criteria) implements Evidence {
    public Repeated {
      criteria = List.copyOf(criteria);
    }
  }

  /**
   * It ran.
   *
   * @param exchanges what was asked and what came back, in order
   * @param onWorker slow calls that arrived at the gate from the worker's own thread
   * @param gatherings the rendezvous that were tried, in order
   * @param timing empty when it was not measured
   * @param ending empty when {@code close()} was not called, or the child did not tell what came of
   *     it
   * @param inspected what the static analysis found
   * @param calls what the probes told of the calls at the places of these findings, and of all
   *     calls in which the worker waited; a place that is not among them was not watched
   * @param computing how long requests computed on the worker; empty when that was not measured
   * @param unsent requests of which the child reported something and which nobody had sent
   * @param counts how much of all this there was, so that evidence with something missing is known
   */
  record Ran(
      List<Exchange> exchanges,
      List<Stack> onWorker,
      List<Gathering> gatherings,
      Optional<Timing> timing,
      Optional<Ending> ending,
      List<Finding> inspected,
      List<Called> calls,
      List<Computing> computing,
      Timeline timeline,
      List<String> unsent,
      Counts counts)
      implements Evidence {
    public Ran {
      exchanges = List.copyOf(exchanges);
      onWorker = List.copyOf(onWorker);
      gatherings = List.copyOf(gatherings);
      inspected = List.copyOf(inspected);
      calls = List.copyOf(calls);
      computing = List.copyOf(computing);
      // A grade that was written before there was this field has none.
      unsent = List.copyOf(Objects.requireNonNullElse(unsent, List.of()));
    }

    /** All that was observed, counted. */
    public static Ran counted(
        List<Exchange> exchanges,
        List<Stack> onWorker,
        List<Gathering> gatherings,
        Optional<Timing> timing,
        Optional<Ending> ending,
        List<Finding> inspected,
        List<Called> calls,
        List<Computing> computing,
        Timeline timeline) {
      return new Ran(
          exchanges,
          onWorker,
          gatherings,
          timing,
          ending,
          inspected,
          calls,
          computing,
          timeline,
          List.of(),
          count(exchanges, onWorker, gatherings, inspected, calls, computing));
    }

    /** The same, where the child reported something of these requests, which nobody had sent. */
    public Ran withUnsent(List<String> requests) {
      return new Ran(
          exchanges,
          onWorker,
          gatherings,
          timing,
          ending,
          inspected,
          calls,
          computing,
          timeline,
          requests,
          counts);
    }

    /** Whether all is there that was observed. */
    public boolean isWhole() {
      return count(exchanges, onWorker, gatherings, inspected, calls, computing).equals(counts);
    }

    private static Counts count(
        List<Exchange> exchanges,
        List<Stack> onWorker,
        List<Gathering> gatherings,
        List<Finding> inspected,
        List<Called> calls,
        List<Computing> computing) {
      return new Counts(
          exchanges.size(),
          onWorker.size(),
          gatherings.size(),
          inspected.size(),
          calls.size(),
          computing.size());
    }
  }

  /** How many of each kind were observed. */
  record Counts(
      int exchanges, int onWorker, int gatherings, int inspected, int calls, int computing) {}

  /** A promised reply: its status and exactly these fields. */
  record Reply(int status, Map<String, String> fields) {
    public Reply {
      fields = Map.copyOf(fields);
    }
  }

  /**
   * One request and what became of it.
   *
   * @param aspect what the exchange tells about: answers, errors, isolation or, when the request
   *     was turned away or forgotten among many, concurrency
   * @param asked the request in words, as in {@code POST /login for "Zoë" with the right password}
   * @param lookUps how often the store or the service was asked for this user meanwhile
   */
  record Exchange(
      Route route, Aspect aspect, Message asked, Reply expected, Outcome outcome, int lookUps) {
    /** Whether the user was looked up more than once, which the contract rules out. */
    public boolean repeated() {
      return aspect.equals(Aspect.ANSWERS) && lookUps > 1;
    }

    /** Whether the reply is the promised one. */
    public boolean right() {
      return outcome instanceof Outcome.Replied replied
          && replied.status() == expected.status()
          && replied.json().equals(Optional.of(expected.fields()));
    }
  }

  /** What became of a request. */
  sealed interface Outcome {
    /**
     * A reply came.
     *
     * @param json its fields, when the body is a JSON object
     * @param body its text, cut when long
     */
    record Replied(int status, Optional<Map<String, Object>> json, String body)
        implements Outcome {}

    /** No reply came, and nothing was under way any more that could have brought one. */
    record Silent(List<Stack> holders) implements Outcome {}

    /** The connection broke. */
    record Dropped(Message reason) implements Outcome {}

    /** The process that ran the submission ended. */
    record Ended(Message how) implements Outcome {}

    /**
     * The waits of the exercise had taken all the time that they may take together, not for want of
     * a core.
     *
     * @param seconds how much that is
     */
    record Overdue(long seconds) implements Outcome {}
  }

  /**
   * What a thread was doing.
   *
   * @param request the request for which it was the worker; empty when it was not the worker, and
   *     {@code ?} when it is a thread of the server that the submission uses for something else
   * @param state as {@link Thread.State} has it
   * @param frames innermost first, as in {@code a.b.C.m(C.java:23)}
   */
  record Stack(String request, String thread, String state, List<String> frames) {
    /** Stands for a job on one of the server's threads that belongs to no request. */
    private static final String SOME_REQUEST = "?";

    public Stack {
      frames = List.copyOf(frames);
    }

    /** Whether the thread is one of the server's and runs a job that is not the server's. */
    public boolean runsForeignJob() {
      return request.equals(SOME_REQUEST);
    }
  }

  /**
   * What the probes told of one call.
   *
   * @param onWorker how often it was made on the worker
   * @param elsewhere whether it was made on another thread, too
   * @param waited in how many of those on the worker the thread slept, was parked or waited to be
   *     notified
   * @param heldMs how long it held the worker in all, without the calls further in
   * @param computedMs the worker's CPU time of that
   */
  record Called(
      CallSite site,
      long onWorker,
      boolean elsewhere,
      long waited,
      double heldMs,
      double computedMs) {}

  /**
   * How long the requests of one route computed on the worker.
   *
   * @param requests how many were measured
   * @param leastMs the least CPU time that one of them needed
   * @param yardstickMs the CPU time of a million steps of arithmetic in the same JVM
   */
  record Computing(Route route, int requests, double leastMs, double yardstickMs) {
    /** How many million steps of arithmetic each request computed at least. */
    public double millionSteps() {
      return leastMs / yardstickMs;
    }
  }

  /** Whether the worker answered while requests were held at the gate. */
  enum Pulse {
    ANSWERED,
    MISSED,
    NOT_TAKEN
  }

  /**
   * One try to have requests wait at the gate together.
   *
   * @param asked how many were sent
   * @param promised how many of them had to wait at the same time; the others might come later
   * @param failures how many look-ups the same server had seen fail before
   * @param timeline what each of them did
   * @param holders who held the worker when not all came or no pulse came
   */
  record Gathering(
      int asked, int promised, int failures, Timeline timeline, Pulse pulse, List<Stack> holders) {
    public Gathering {
      holders = List.copyOf(holders);
    }

    /** How many were at the gate at the same time. */
    public int met() {
      return timeline.mostAtTheGate();
    }

    /** How many replied before they had passed the gate. */
    public int early() {
      return (int) timeline.requests().stream().filter(Timeline.Request::isAnsweredEarly).count();
    }

    /** How many never came to the gate and had no reply either, not even once it was open. */
    public int forgotten() {
      return (int) timeline.requests().stream().filter(Timeline.Request::isForgotten).count();
    }

    /** Whether as many waited at the same time as had to. */
    public boolean complete() {
      return met() >= promised;
    }
  }

  /**
   * The timing bound: three requests at once against one alone, in one run.
   *
   * @param delayMs the delay d of each slow call
   * @param oneMs from the first request sent to the last reply, one request alone
   * @param threeMs the same, three requests at once
   */
  record Timing(double delayMs, double oneMs, double threeMs) {
    /**
     * Up to here three requests at once count as concurrent. One that waits for one other needs 2,
     * a serial server 3, a right answer little more than 1 once the delay is long.
     */
    public static final double BOUND = 1.5;

    /** Whether three took about as long as one. */
    public boolean concurrent() {
      return ratio() <= BOUND;
    }

    /** How many times as long three take as one. */
    public double ratio() {
      return threeMs / oneMs;
    }
  }

  /**
   * What {@code close()} left.
   *
   * @param closing where {@code close()} itself was still working, innermost first; empty when it
   *     came back
   * @param threads the threads that stayed
   * @param connections how many connections stayed open; 0 where the system does not tell
   */
  record Ending(List<String> closing, List<Stack> threads, int connections) {}
}
