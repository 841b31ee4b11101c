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
 * One task: the interface that students implement, the server that runs it, what handlers are
 * given, what a right answer promises, how it is tried and what earns points.
 *
 * <p>Each exercise is one class that implements this interface and has a constructor without
 * parameters. Its name stands in {@code META-INF/services/unblock.engine.exercise.Exercise}. Of the
 * same exercise one object may serve several runs at once.
 */
public interface Exercise extends MessageBundle {
  /** Lower-case words with dashes, as in {@code worker-pool}; the package name follows from it. */
  String id();

  /**
   * What it is about, in a few words: the entry with the key {@code offload.title}, for example, in
   * the file {@code messages.properties} beside the class.
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

  /** How many requests a right answer lets wait at the same time. */
  ConcurrencyPromise promise();

  /** What the constructor of the handlers is given, and what can go wrong with it. */
  List<Dependency> dependencies();

  /** What earns points, in the order in which a report shows it. */
  List<Criterion> criteria();

  /** The SQL statement that creates the table of its rows. */
  String schema();

  /**
   * What one run asks and which replies are right.
   *
   * @param data the rows of that run, of which there are none yet
   */
  Oracle oracle(TestData data);

  /**
   * The trials that a run is made of. Whatever earns nothing by then is not tried.
   *
   * @throws IOException when the grader is in trouble
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

  /** Where the handlers live, as in {@code unblock.exercises.workerpool}. */
  default String packageName() {
    return "unblock.exercises." + id().replace("-", "");
  }

  /** The simple name of the class with the handlers, as in {@code UserHandlers}. */
  default String handlersName() {
    return api().getSimpleName().replaceFirst("Api$", "") + "Handlers";
  }

  /**
   * What makes its handlers and starts its server in a child.
   *
   * @param database the file with the newest version of the rows
   */
  default OpenOrder order(Path database, List<ConstructorArgument> arguments) {
    Map<String, String> methods = new LinkedHashMap<>();
    ApiRoutes.methods(api()).forEach((route, method) -> methods.put(route.path(), method));
    return new OpenOrder(
        database.toString(),
        packageName() + "." + handlersName(),
        server().workers(),
        api().getName(),
        methods,
        arguments);
  }

  /** The same exercise with other criteria. */
  default Exercise with(List<Criterion> criteria) {
    return new ExerciseWithCriteria(this, criteria);
  }
}
