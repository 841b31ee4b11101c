package unblock.runtime;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Carries out the grader's orders to start and to close handlers step by step, while their server
 * runs. Each order has an id of its own, and names the exercise. The threads are not marked as the
 * runtime's own, so that a snapshot shows where {@code start()} and {@code close()} wait.
 */
final class LifecycleOrders {
  private final Map<String, RunningExercise> exercises;
  private final Consumer<ProtocolMessage> reports;

  /** The thread that runs {@code close()}, by exercise. */
  private final Map<String, Thread> closing = new ConcurrentHashMap<>();

  /**
   * Creates the orders for these exercises.
   *
   * @param exercises the running exercises, by id
   * @param reports sends messages to the grader
   */
  LifecycleOrders(Map<String, RunningExercise> exercises, Consumer<ProtocolMessage> reports) {
    this.exercises = exercises;
    this.reports = reports;
  }

  /** A method of the handlers. */
  private interface Call {
    void of(RunningExercise exercise) throws Exception;
  }

  /** Calls {@code start()}, and reports {@code started} when it has returned. */
  void start(String order, String exercise) {
    Thread starting =
        new Thread(() -> call(order, "started", exercise, RunningExercise::start), "starting");
    starting.setDaemon(true);
    starting.start();
  }

  /** Calls {@code close()}, and reports {@code left} when it has returned. The server runs on. */
  void leave(String order, String exercise) {
    Thread thread =
        new Thread(() -> call(order, "left", exercise, RunningExercise::close), "closing");
    thread.setDaemon(true);
    closing.put(exercise, thread);
    thread.start();
  }

  /** Interrupts the thread that runs {@code close()}. */
  void interrupt(String order, String exercise) {
    Thread thread = closing.get(exercise);
    if (thread != null) {
      thread.interrupt();
    }
    reports.accept(ProtocolMessage.of("interrupted", order));
  }

  /** Closes the store, at which the look-ups that still wait fail. */
  void release(String order, String exercise) {
    RunningExercise running = exercises.get(exercise);
    if (running != null) {
      running.closeDependencies();
    }
    reports.accept(ProtocolMessage.of("released", order));
  }

  /** The exception may belong to the submission, so that its methods may themselves throw. */
  private void call(String order, String done, String exercise, Call call) {
    try {
      RunningExercise running = exercises.get(exercise);
      if (running != null) {
        call.of(running);
      }
      reports.accept(ProtocolMessage.of(done, order));
    } catch (Throwable e) {
      reports.accept(thrown(order, e));
    }
  }

  private static ProtocolMessage thrown(String order, Throwable failure) {
    try {
      return ProtocolMessage.of(
          "thrown",
          order,
          failure.toString(),
          String.join("\n", StackTexts.frames(List.of(failure.getStackTrace()))));
    } catch (Throwable e) {
      return ProtocolMessage.of("thrown", order, failure.getClass().getName(), "");
    }
  }
}
