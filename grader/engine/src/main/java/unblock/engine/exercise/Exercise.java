package unblock.engine.exercise;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unblock.engine.model.Route;
import unblock.given.HandlerApi;
import unblock.message.Message;
import unblock.message.MessageBundle;
import unblock.runtime.ConstructorArgument;
import unblock.runtime.OpenOrder;

/**
 * One task: the interface that students implement, its server, the constructor arguments of the
 * handlers, the promises of a correct answer, its trials and its criteria.
 *
 * <p>Each exercise is one class that implements this interface and has a constructor without
 * parameters. {@code META-INF/services/unblock.engine.exercise.Exercise} names the class. One
 * object may serve several runs of its exercise at once.
 */
public interface Exercise extends MessageBundle {
  /** Lower-case words with dashes, as in {@code worker-pool}; the package name follows from it. */
  String id();

  /**
   * The title in a few words: the entry with the key {@code offload.title}, for example, in the
   * file {@code messages.properties} beside the class.
   */
  default Message title() {
    return Message.of(id() + ".title");
  }

  /**
   * The interface that handlers implement. Students and handlers get the classes of its package.
   */
  Class<? extends HandlerApi> api();

  /** The server that runs the handlers. */
  ServerModel server();

  /** The number of requests that a correct answer lets wait at the same time. */
  ConcurrencyPromise promise();

  /** The dependencies that the handlers' constructor receives, with their faults. */
  List<Dependency> dependencies();

  /** The criteria, in the order of a report. */
  List<Criterion> criteria();

  /** The SQL statement that creates the table of its rows. */
  String schema();

  /**
   * Returns the oracle of one run.
   *
   * @param data the rows of that run, empty at first
   */
  Oracle oracle(TestData data);

  /**
   * Runs the trials of this exercise. A trial is omitted if no criterion can still earn points with
   * it.
   *
   * @throws IOException when the grader fails
   */
  default void run(Trials trials) throws IOException {
    List<Route> answering = trials.answers();
    trials.errors(answering);
    if (answering.containsAll(routes())) {
      trials.rendezvous();
      trials.timing();
      trials.cleanUp();
    }
  }

  /** The routes, in the order of the interface's methods. */
  default List<Route> routes() {
    return ApiRoutes.of(api());
  }

  /** The package of the handlers, as in {@code unblock.exercises.workerpool}. */
  default String packageName() {
    return "unblock.exercises." + id().replace("-", "");
  }

  /** The simple name of the class with the handlers, as in {@code UserHandlers}. */
  default String handlersName() {
    return api().getSimpleName().replaceFirst("Api$", "") + "Handlers";
  }

  /** The class with the handlers, as in {@code unblock.exercises.offload.UserHandlers}. */
  default String handlersClass() {
    return packageName() + "." + handlersName();
  }

  /**
   * The order that makes a child create the handlers and start the server.
   *
   * @param database the file with the newest version of the rows
   */
  default OpenOrder order(Path database, List<ConstructorArgument> arguments) {
    Map<String, String> methods = new LinkedHashMap<>();
    ApiRoutes.methods(api()).forEach((route, method) -> methods.put(route.path(), method));
    return new OpenOrder(
        database.toString(),
        handlersClass(),
        server().workers(),
        server().threads(),
        api().getName(),
        methods,
        arguments);
  }

  /** Returns the same exercise with other criteria. */
  default Exercise with(List<Criterion> criteria) {
    return new ExerciseWithCriteria(this, criteria);
  }
}
