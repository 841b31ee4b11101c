package unblock.engine.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import unblock.analyzer.Finding;
import unblock.message.Message;

/** The observations of one exercise: the only basis of its verdicts. */
public sealed interface Evidence {
  /** The submission did not compile, so it was not run. */
  record Rejected(List<Finding> findings) implements Evidence {}

  /** The handlers could not be created or served, so no request was sent. */
  record NotServed(Message reason, List<String> frames) implements Evidence {}

  /** The grader itself failed; this does not describe the submission. */
  record Trouble(Message reason) implements Evidence {}

  /**
   * A wait in the run did not end: threads of the process were active for minutes without a result.
   * An overloaded machine causes that, and so can a submission.
   */
  record Unsettled(Message reason) implements Evidence {}

  /**
   * The second of two runs in fresh processes that left the same criteria inconclusive, while
   * canaries got the correct verdicts on the same machine before, between and after the runs.
   *
   * @param seen the evidence of the second run
   * @param criteria the keys of the criteria that were inconclusive both times
   */
  record Repeated(Evidence seen, List<String> criteria) implements Evidence {
    public Repeated {
      criteria = List.copyOf(criteria);
    }
  }

  /**
   * The submission ran.
   *
   * @param exchanges the requests with their outcomes, in order
   * @param onWorker slow calls that arrived at the gate from the worker's own thread
   * @param gatherings the attempted rendezvous, in order
   * @param timing empty when it was not measured
   * @param ending empty when {@code close()} was not called, or the child did not report its result
   * @param inspected the findings of the static analysis
   * @param calls the probes' reports on the calls at the places of these findings, and on all calls
   *     in which the worker waited; a place that is missing was not probed
   * @param computing how long requests computed on the worker; empty when that was not measured
   * @param unsent requests that the child reported although the grader never sent them
   * @param shared the fields in which requests share their data
   * @param heldTrials the trials in which an exercise held requests at the gate, in order
   * @param counts the number of elements in each list, which reveals incomplete evidence
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
      List<SharedField> shared,
      List<HeldTrial> heldTrials,
      Counts counts)
      implements Evidence {
    public Ran {
      exchanges = List.copyOf(exchanges);
      onWorker = List.copyOf(onWorker);
      gatherings = List.copyOf(gatherings);
      inspected = List.copyOf(inspected);
      calls = List.copyOf(calls);
      computing = List.copyOf(computing);
      // A grade from before this field was added has none.
      unsent = List.copyOf(Objects.requireNonNullElse(unsent, List.of()));
      shared = List.copyOf(Objects.requireNonNullElse(shared, List.of()));
      heldTrials = List.copyOf(Objects.requireNonNullElse(heldTrials, List.of()));
    }

    /** Without shared fields and without held trials. */
    public Ran(
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
        Counts counts) {
      this(
          exchanges,
          onWorker,
          gatherings,
          timing,
          ending,
          inspected,
          calls,
          computing,
          timeline,
          unsent,
          List.of(),
          List.of(),
          counts);
    }

    /** Returns complete evidence, with the elements of each list counted. */
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
          count(exchanges, onWorker, gatherings, inspected, calls, computing, List.of()));
    }

    /**
     * Returns a copy with these requests, which the child reported although they were never sent.
     */
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
          shared,
          heldTrials,
          counts);
    }

    /** Returns a copy with these fields, in which requests share their data. */
    public Ran withShared(List<SharedField> fields) {
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
          unsent,
          fields,
          heldTrials,
          counts);
    }

    /** Returns a copy with these trials, in which the exercise held requests at the gate. */
    public Ran withHeldTrials(List<HeldTrial> trials) {
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
          unsent,
          shared,
          trials,
          count(exchanges, onWorker, gatherings, inspected, calls, computing, trials));
    }

    /**
     * Returns a copy with the places where executors and threads are made.
     *
     * @param executors adds the place to an executor
     * @param madeAt all lines that make threads or executors
     * @param openedAt all lines that open connections
     */
    public Ran withOrigins(
        UnaryOperator<Executor> executors, List<String> madeAt, List<String> openedAt) {
      return new Ran(
          exchanges,
          onWorker,
          gatherings.stream().map(each -> each.withExecutors(executors)).toList(),
          timing,
          ending.map(
              each ->
                  new Ending(each.closing(), each.threads(), each.connections(), madeAt, openedAt)),
          inspected,
          calls,
          computing,
          timeline,
          unsent,
          shared,
          heldTrials.stream().map(each -> each.withExecutors(executors)).toList(),
          counts);
    }

    /** The steps of all held trials, in order. */
    public Stream<HeldStep> heldSteps() {
      return heldTrials.stream().flatMap(trial -> trial.steps().stream());
    }

    /** The trial of that name; empty when it was omitted. */
    public Optional<HeldTrial> heldTrial(String name) {
      return heldTrials.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** Whether no observation is missing. */
    public boolean isWhole() {
      return count(exchanges, onWorker, gatherings, inspected, calls, computing, heldTrials)
          .equals(counts);
    }

    private static Counts count(
        List<Exchange> exchanges,
        List<Stack> onWorker,
        List<Gathering> gatherings,
        List<Finding> inspected,
        List<Called> calls,
        List<Computing> computing,
        List<HeldTrial> heldTrials) {
      return new Counts(
          exchanges.size(),
          onWorker.size(),
          gatherings.size(),
          inspected.size(),
          calls.size(),
          computing.size(),
          heldTrials.size());
    }
  }

  /** The number of observations of each kind. */
  record Counts(
      int exchanges,
      int onWorker,
      int gatherings,
      int inspected,
      int calls,
      int computing,
      int heldTrials) {}

  /**
   * A promised reply: its status, exactly these fields, and at least these headers.
   *
   * @param headers by name, as in {@code Retry-After}
   */
  record Reply(int status, Map<String, String> fields, Map<String, String> headers) {
    public Reply {
      fields = Map.copyOf(fields);
      headers = Map.copyOf(headers);
    }

    /** Without promised headers. */
    public Reply(int status, Map<String, String> fields) {
      this(status, fields, Map.of());
    }
  }

  /**
   * One request and its outcome.
   *
   * @param aspect the aspect that the exchange is evidence for: answers, errors, isolation or, when
   *     the request was rejected or never answered among many, concurrency
   * @param asked the request in words, as in {@code POST /login for "Zoë" with the right password}
   * @param lookUps how often the store or the service was asked for this user meanwhile
   * @param mostLookUps how many of them the contract allows; 0 where their number decides nothing
   * @param alternatives other replies that the contract allows
   * @param otherLookUps what the store or the service was asked besides, at most {@value
   *     #MOST_OTHERS}
   */
  record Exchange(
      Route route,
      Aspect aspect,
      Message asked,
      Reply expected,
      Outcome outcome,
      int lookUps,
      int mostLookUps,
      List<Reply> alternatives,
      List<OtherLookUp> otherLookUps) {
    /** The number of other look-ups that are kept, which is enough as evidence. */
    public static final int MOST_OTHERS = 3;

    public Exchange {
      alternatives = List.copyOf(alternatives);
      otherLookUps = otherLookUps.stream().limit(MOST_OTHERS).toList();
    }

    /** With one look-up allowed for an answer; elsewhere their number decides nothing. */
    public Exchange(
        Route route, Aspect aspect, Message asked, Reply expected, Outcome outcome, int lookUps) {
      this(
          route,
          aspect,
          asked,
          expected,
          outcome,
          lookUps,
          aspect.equals(Aspect.ANSWERS) ? 1 : 0,
          List.of(),
          List.of());
    }

    /** The same with that many look-ups allowed. */
    public Exchange allowing(int most) {
      return new Exchange(
          route, aspect, asked, expected, outcome, lookUps, most, alternatives, otherLookUps);
    }

    /** The same with other replies that are right as well. */
    public Exchange orRight(List<Reply> others) {
      return new Exchange(
          route, aspect, asked, expected, outcome, lookUps, mostLookUps, others, otherLookUps);
    }

    /** The same with what the store or the service was asked besides. */
    public Exchange besides(List<OtherLookUp> others) {
      return new Exchange(
          route, aspect, asked, expected, outcome, lookUps, mostLookUps, alternatives, others);
    }

    /** Whether the user was looked up more often than the contract allows. */
    public boolean repeated() {
      return mostLookUps > 0 && lookUps > mostLookUps;
    }

    /** Whether the reply is a promised one. */
    public boolean right() {
      return outcome instanceof Outcome.Replied replied
          && (replied.isReply(expected) || alternatives.stream().anyMatch(replied::isReply));
    }
  }

  /**
   * A look-up that was not for the user of the request.
   *
   * @param asked the name that the store was asked for, or the request that the service received,
   *     as in {@code GET /users/Zo%C3%AB/info}
   */
  record OtherLookUp(AskedDependency of, String asked) {}

  /** The dependency that received a look-up. */
  enum AskedDependency {
    STORE,
    SERVICE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Who ended a process. */
  enum EndedBy {
    ITSELF,
    /** It did over its connection what no honest process does, or fell silent. */
    GRADER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What became of a request. */
  sealed interface Outcome {
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
     * The waits of the exercise used up their common time limit, and a lack of CPU was not the
     * cause.
     *
     * @param seconds the limit
     */
    record Overdue(long seconds) implements Outcome {}
  }

  /**
   * A thread with its state and its stack.
   *
   * @param request the request for which the thread was the worker; empty when it was not the
   *     worker, and {@code ?} for a thread of the server that the submission uses for another job
   * @param state the name of its {@link Thread.State}
   * @param frames innermost first, as in {@code a.b.C.m(C.java:23)}
   */
  record Stack(String request, String thread, String state, List<String> frames) {
    /** The request of a job on one of the server's threads that belongs to no request. */
    private static final String SOME_REQUEST = "?";

    public Stack {
      frames = List.copyOf(frames);
    }

    /** Whether the thread belongs to the server and runs a job that does not. */
    public boolean runsForeignJob() {
      return request.equals(SOME_REQUEST);
    }
  }

  /**
   * The probes' report on one call.
   *
   * @param onWorker the number of calls on the worker
   * @param elsewhere whether it was also called on another thread
   * @param waited the number of calls on the worker during which the thread slept, was parked or
   *     waited for a notification
   * @param heldMs the time for which it held the worker in all, without nested calls
   * @param computedMs the worker's CPU time within {@code heldMs}
   */
  record Called(
      CallSite site,
      long onWorker,
      boolean elsewhere,
      long waited,
      double heldMs,
      double computedMs) {}

  /**
   * The CPU time that requests of one route used on the worker.
   *
   * @param requests the number of measured requests
   * @param leastMs the least CPU time of a single request
   * @param yardstickMs the CPU time of a million steps of arithmetic in the same JVM
   */
  record Computing(Route route, int requests, double leastMs, double yardstickMs) {
    /** The least number of arithmetic steps per request, in millions. */
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
   * One attempt to let requests wait at the gate together.
   *
   * @param asked the number of requests sent
   * @param promised the number of requests that had to wait at the same time; the others were
   *     allowed to come later
   * @param failures the number of look-ups that had failed before on the same server
   * @param timeline the spans of each request
   * @param holders the stacks that held the worker when requests or the pulse were missing
   * @param executors the submission's threads when fewer requests than promised were at the gate;
   *     else empty
   */
  record Gathering(
      int asked,
      int promised,
      int failures,
      Timeline timeline,
      Pulse pulse,
      List<Stack> holders,
      List<Executor> executors) {
    public Gathering {
      holders = List.copyOf(holders);
      // A grade from before this field was added has none.
      executors = List.copyOf(Objects.requireNonNullElse(executors, List.of()));
    }

    /** Without the submission's threads. */
    public Gathering(
        int asked,
        int promised,
        int failures,
        Timeline timeline,
        Pulse pulse,
        List<Stack> holders) {
      this(asked, promised, failures, timeline, pulse, holders, List.of());
    }

    /** Returns a copy with the executors changed by that function. */
    public Gathering withExecutors(UnaryOperator<Executor> change) {
      return new Gathering(
          asked,
          promised,
          failures,
          timeline,
          pulse,
          holders,
          executors.stream().map(change).toList());
    }

    /** The largest number of requests at the gate at the same time. */
    public int met() {
      return timeline.mostAtTheGate();
    }

    /** The number of requests that were answered before they had passed the gate. */
    public int early() {
      return (int) timeline.requests().stream().filter(Timeline.Request::isAnsweredEarly).count();
    }

    /**
     * The number of requests that neither arrived at the gate nor got a reply, even after it
     * opened.
     */
    public int forgotten() {
      return (int) timeline.requests().stream().filter(Timeline.Request::isForgotten).count();
    }

    /** Whether the promised number of requests waited at the same time. */
    public boolean complete() {
      return met() >= promised;
    }
  }

  /**
   * A trial in which the script of an exercise held requests at the gate and released them in
   * steps.
   *
   * @param name the script's name for it, as in {@code beyond-the-bound}
   * @param steps at least one; the first sent the first requests
   * @param timeline the spans of each request
   */
  record HeldTrial(String name, List<HeldStep> steps, Timeline timeline) {
    public HeldTrial {
      steps = List.copyOf(steps);
    }

    /** Returns a copy with the executors changed by that function. */
    HeldTrial withExecutors(UnaryOperator<Executor> change) {
      return new HeldTrial(
          name, steps.stream().map(step -> step.withExecutors(change)).toList(), timeline);
    }
  }

  /**
   * One step of a held trial, and what was there when nothing moved any more.
   *
   * @param keys the keys of the requests that were sent, or of the calls that were released
   * @param atTheGate the keys of all slow calls that then waited at the gate, in order of arrival;
   *     of a call that is no look-up, its method and arguments, as in {@code write alice 2}
   * @param replies the status of each reply so far, in the order of sending
   * @param pulse whether the worker answered then
   * @param holders the stacks that then held the worker, when some request had neither a call at
   *     the gate nor a reply, or the pulse was missing
   * @param executors the submission's threads, when some request had neither a call at the gate nor
   *     a reply
   * @param handlers what the handlers did then, in a trial that starts and closes them
   */
  record HeldStep(
      HeldAction action,
      List<String> keys,
      List<String> atTheGate,
      List<Integer> replies,
      Pulse pulse,
      List<Stack> holders,
      List<Executor> executors,
      HandlersState handlers) {
    /** Without handlers that the trial starts and closes. */
    public HeldStep(
        HeldAction action,
        List<String> keys,
        List<String> atTheGate,
        List<Integer> replies,
        Pulse pulse,
        List<Stack> holders,
        List<Executor> executors) {
      this(
          action,
          keys,
          atTheGate,
          replies,
          pulse,
          holders,
          executors,
          HandlersState.of(HandlersPhase.STARTED));
    }

    public HeldStep {
      keys = List.copyOf(keys);
      atTheGate = List.copyOf(atTheGate);
      replies = List.copyOf(replies);
      holders = List.copyOf(holders);
      executors = List.copyOf(executors);
    }

    private HeldStep withExecutors(UnaryOperator<Executor> change) {
      return new HeldStep(
          action,
          keys,
          atTheGate,
          replies,
          pulse,
          holders,
          executors.stream().map(change).toList(),
          handlers);
    }

    /** The number of replies so far with that status. */
    public int replies(int status) {
      return (int) replies.stream().filter(each -> each == status).count();
    }
  }

  /** What the grader did in a step of a held trial. */
  enum HeldAction {
    SENT,
    RELEASED,
    /** It released everything and let later calls pass. */
    OPENED,
    /** It started a second server and made its handlers. */
    MADE,
    /** It called {@code start()} of the handlers. */
    STARTED,
    /** It called {@code close()} of the handlers, while the server ran. */
    CLOSED,
    /** It interrupted the thread that ran {@code close()}. */
    INTERRUPTED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The phases in the life of handlers. */
  enum HandlersPhase {
    NOT_MADE,
    /** The constructor runs. */
    MAKING,
    MADE,
    /** {@code start()} runs. */
    STARTING,
    STARTED,
    /** {@code close()} runs. */
    CLOSING,
    CLOSED,
    /** The last method threw an exception. */
    FAILED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What handlers do at one moment.
   *
   * @param frames of the thread that runs the constructor, {@code start()} or {@code close()}, or
   *     of the exception that it threw; innermost first
   * @param failure that exception; empty when there is none
   */
  record HandlersState(HandlersPhase phase, List<String> frames, String failure) {
    public HandlersState {
      frames = List.copyOf(frames);
    }

    /** Returns a phase in which no method of the handlers runs. */
    public static HandlersState of(HandlersPhase phase) {
      return new HandlersState(phase, List.of(), "");
    }
  }

  /** The kinds of executors whose threads are distinguished. */
  enum ExecutorKind {
    /** A {@link java.util.concurrent.ThreadPoolExecutor}. */
    THREAD_POOL,
    FORK_JOIN_POOL,
    /** The JVM's common pool. */
    COMMON_POOL,
    /** Threads that belong to no executor of these kinds. */
    NONE
  }

  /**
   * An executor of the submission, with its threads at one moment.
   *
   * @param core the number of threads that it starts without a full queue
   * @param most the number of threads that it may have
   * @param queued the number of tasks in its queue
   * @param room the number of further tasks that its queue may take
   * @param threads the number of its live threads
   * @param stacks the stacks of the first of them
   * @param madeAt the line that made it, as in {@code UserHandlers.java:12}; an empty text when
   *     that is not certain
   */
  record Executor(
      ExecutorKind kind,
      int core,
      int most,
      int queued,
      int room,
      int threads,
      List<Stack> stacks,
      String madeAt) {
    public Executor {
      stacks = List.copyOf(stacks);
    }

    /** The same executor with the line that made it. */
    public Executor madeAt(String place) {
      return new Executor(kind, core, most, queued, room, threads, stacks, place);
    }
  }

  /**
   * The timing bound: three requests at once against one alone, in one run.
   *
   * @param delayMs the delay d of each slow call
   * @param oneMs from the first request sent to the last reply, for one request alone
   * @param threeMs from the first request sent to the last reply, for three requests at once
   */
  record Timing(double delayMs, double oneMs, double threeMs) {
    /**
     * The largest ratio at which three requests at once count as concurrent. The ratio is 2 when
     * one request waits for another, 3 for a serial server, and little more than 1 for a correct
     * answer with a long delay.
     */
    public static final double BOUND = 1.5;

    /** Whether three requests took about as long as one. */
    public boolean concurrent() {
      return ratio() <= BOUND;
    }

    /** The time of three requests divided by the time of one. */
    public double ratio() {
      return threeMs / oneMs;
    }
  }

  /**
   * The threads and connections that remain after {@code close()}.
   *
   * @param closing the stack of {@code close()} itself, innermost first; empty when it returned
   * @param threads the remaining threads
   * @param connections the number of open connections; {@link #UNCOUNTED} where the system does not
   *     report it
   * @param madeAt the submission's lines that make threads or executors, as in {@code
   *     UserHandlers.java:12}
   * @param openedAt its lines that open connections without a client of the JDK or of a library
   */
  record Ending(
      List<String> closing,
      List<Stack> threads,
      int connections,
      List<String> madeAt,
      List<String> openedAt) {
    /** Systems other than Linux do not list the connections of a process. */
    public static final int UNCOUNTED = -1;

    public Ending {
      // A grade from before these fields were added has none.
      madeAt = List.copyOf(Objects.requireNonNullElse(madeAt, List.of()));
      openedAt = List.copyOf(Objects.requireNonNullElse(openedAt, List.of()));
    }

    /** Without the lines that make threads and connections. */
    public Ending(List<String> closing, List<Stack> threads, int connections) {
      this(closing, threads, connections, List.of(), List.of());
    }

    /** Whether connections may be open that nobody has counted. */
    public boolean mayHaveLeftConnections() {
      return connections == UNCOUNTED && !openedAt.isEmpty();
    }
  }
}
