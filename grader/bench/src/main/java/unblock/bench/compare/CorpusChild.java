package unblock.bench.compare;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The child process of a technique. It sends a few requests to each handler while BlockHound, or
 * the grader's own probes, observe it. It ends at the first handler that never frees the worker;
 * another child is then started for the remaining handlers.
 */
final class CorpusChild {
  private static final int SETTLE_MS = 500;

  /**
   * The requests that tests of any of these handlers would send: right, wrong, unknown user, no
   * parameters.
   */
  private static final List<String> FORMS =
      List.of("username=a&password=secret", "username=a&password=wrong", "username=nobody", "");

  /** Several rounds, because a call that may wait is judged by how often it waits. */
  private static final int ROUNDS = 3;

  private static final MethodType HANDLE = MethodType.methodType(void.class, Context.class);

  private final GraderProbe probe = new GraderProbe();
  private final HandlerThreads marks;
  private final BlockHoundProbe hound;
  private final CorpusStores stores = new CorpusStores();
  private final OneWorker worker;
  private final HandlerDependencies dependencies;
  private boolean answering = true;

  private CorpusChild(boolean probes) throws IOException, SQLException {
    marks =
        probes
            ? new HandlerThreads(probe::begin, probe::end)
            : new HandlerThreads(() -> {}, () -> {});
    hound = new BlockHoundProbe(marks);
    worker = new OneWorker(marks);
    dependencies = new HandlerDependencies(stores, worker, marks);
  }

  /**
   * Sends requests to the handlers.
   *
   * @param arguments shipped, more or probes; a file with the ids of the handlers; the output file
   *     with one line for each handler: id, a tab, and one of quiet, caught, probed and skipped
   *     with a tab and the reason
   */
  public static void main(String[] arguments) throws Exception {
    CorpusStores.prepare();
    boolean probes = arguments[0].equals("probes");
    CorpusChild drive = new CorpusChild(probes);
    // Work that is slow only the first time, such as finding the driver, belongs to no handler.
    drive.stores.blocking().find("a");
    drive.worker.drive("", ctx -> ctx.json(List.of(ctx.formParams("username"))), FORMS.get(0));
    if (!probes) {
      drive.hound.install(arguments[0].equals("more"));
    }
    for (String id : Files.readAllLines(Path.of(arguments[1]))) {
      String outcome = probes ? drive.probed(id) : drive.outcome(id);
      Files.writeString(
          Path.of(arguments[2]),
          id + "\t" + outcome + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      if (!drive.answering) {
        Runtime.getRuntime().halt(1);
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private String outcome(String id) throws IOException, InterruptedException {
    try {
      Handler handler = handler(id);
      for (String form : FORMS) {
        answering = worker.drive(id, handler, form);
        settle();
        String caught = hound.caught(id);
        if (!caught.isEmpty()) {
          return "caught\t" + caught;
        }
        if (!answering) {
          return "quiet\thangs";
        }
        if (worker.isIncomplete()) {
          return "skipped\tits server is missing";
        }
      }
      return "quiet\t";
    } catch (ReflectiveOperationException | LinkageError e) { // Its library is missing.
      return "skipped\t" + e.getMessage();
    }
  }

  private String probed(String id) throws IOException, InterruptedException {
    try {
      Handler handler = handler(id);
      String unused = probe.news(); // The constructor's calls do not belong to its requests.
      String frames = "";
      for (int i = 0; i < ROUNDS * FORMS.size() && answering; i++) {
        answering = worker.drive(id, handler, FORMS.get(i % FORMS.size()));
        frames = answering ? "" : marks.frames();
        settle();
      }
      return "probed\t" + probe.news() + "\t" + frames;
    } catch (ReflectiveOperationException | LinkageError e) { // Its library is missing.
      return "skipped\t" + e.getMessage();
    }
  }

  /**
   * Waits for stages that are still to be completed on the worker: they belong to the handler that
   * started them.
   */
  private void settle() throws InterruptedException {
    for (int i = 0; answering && i < SETTLE_MS && !stores.isQuiet(); i++) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private Handler handler(String id) throws ReflectiveOperationException {
    Class<?> type = Class.forName(id.substring(0, id.indexOf('#')));
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    Class<?>[] types = constructor.getParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = dependencies.of(types[i]);
    }
    Object handlers = constructor.newInstance(arguments);
    // A method handle, because reflection would search for the types of all other methods.
    MethodHandle method =
        MethodHandles.privateLookupIn(type, MethodHandles.lookup())
            .findVirtual(type, id.substring(id.indexOf('#') + 1), HANDLE)
            .bindTo(handlers);
    return ctx -> {
      try {
        method.invoke(ctx);
      } catch (Exception e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
