package unblock.engine.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import unblock.analyzer.Finding;
import unblock.message.Message;

/** The observations of one exercise: the only basis of its verdicts. */
public sealed interface Evidence {
  /** The evidence of the last run, which is the second one when the run was repeated. */
  default Evidence ofLastRun() {
    return this instanceof Repeated repeated ? repeated.seen() : this;
  }

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
      return copy(gatherings, ending, requests, shared, heldTrials, counts);
    }

    /** Returns a copy with these fields, in which requests share their data. */
    public Ran withShared(List<SharedField> fields) {
      return copy(gatherings, ending, unsent, fields, heldTrials, counts);
    }

    /** Returns a copy with these trials, in which the exercise held requests at the gate. */
    public Ran withHeldTrials(List<HeldTrial> trials) {
      Counts all = count(exchanges, onWorker, gatherings, inspected, calls, computing, trials);
      return copy(gatherings, ending, unsent, shared, trials, all);
    }

    /**
     * Returns a copy with the places where executors and threads are made.
     *
     * @param executors adds the place to an executor
     * @param madeAt all lines that make threads or executors
     * @param openedAt all lines that open connections
     */
    public Ran withOrigins(
        UnaryOperator<ObservedExecutor> executors, List<String> madeAt, List<String> openedAt) {
      return copy(
          gatherings.stream().map(each -> each.withExecutors(executors)).toList(),
          ending.map(
              each ->
                  new Ending(each.closing(), each.threads(), each.connections(), madeAt, openedAt)),
          unsent,
          shared,
          heldTrials.stream().map(each -> each.withExecutors(executors)).toList(),
          counts);
    }

    /** Returns a copy in which only these can differ. */
    private Ran copy(
        List<Gathering> gatherings,
        Optional<Ending> ending,
        List<String> unsent,
        List<SharedField> shared,
        List<HeldTrial> heldTrials,
        Counts counts) {
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
          heldTrials,
          counts);
    }

    /** The exchanges that are evidence for that aspect, in order. */
    public List<Exchange> exchanges(Aspect aspect) {
      return exchanges.stream().filter(each -> each.aspect().equals(aspect)).toList();
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
}
