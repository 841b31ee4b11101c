package unblock.analyzer;

import java.util.List;
import java.util.Optional;
import unblock.analyzer.CallResolution.Callee;

/** The model of Javalin's asynchronous replies. */
final class JavalinModel implements LibraryModels.Model {
  private static final String CONFIG = "io/javalin/http/util/AsyncTaskConfig";
  private static final String ON_WORKER = "handover.runs-on-worker";

  private final DataFlow flow;
  private final FunctionCalls functions;
  private final ExecutorModel executors;

  JavalinModel(DataFlow flow, FunctionCalls functions, ExecutorModel executors) {
    this.flow = flow;
    this.executors = executors;
    this.functions = functions;
  }

  @Override
  public Optional<AbstractValue> call(
      Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    if (callee.owner().equals("io/javalin/http/sse/SseClient") && callee.name().equals("onClose")) {
      // The worker runs it when the connection ends: a handler of its own.
      arguments.get(1).all(ValueFact.Closure.class).forEach(flow::addHandler);
      return Optional.of(AbstractValue.NONE);
    }
    if (!callee.owner().equals("io/javalin/http/Context")) {
      return Optional.empty();
    }
    return switch (callee.name()) {
      case "future" -> {
        run(callee, 1, arguments, ValueFact.Plain.ANYTHING, here, CallbackThread.SAME, ON_WORKER);
        yield Optional.of(AbstractValue.NONE);
      }
      case "async" -> {
        int task = arguments.size() - 1;
        ValueFact.Instance config = new ValueFact.Instance(here.site(), CONFIG);
        boolean isDirect = false;
        for (int i = 1; i < task; i++) {
          run(callee, i, arguments, config, here, CallbackThread.SAME, ON_WORKER);
          isDirect |= executors.isInline(arguments.get(i));
        }
        isDirect |= executors.isInline(flow.heap().field(config, CONFIG, "executor"));
        run(
            callee,
            task,
            arguments,
            ValueFact.Plain.ANYTHING,
            here,
            isDirect ? CallbackThread.SAME : CallbackThread.OFF,
            isDirect ? ON_WORKER : "handover.runs-off-worker");
        yield Optional.of(AbstractValue.NONE);
      }
      default -> Optional.empty();
    };
  }

  private void run(
      Callee callee,
      int argument,
      List<AbstractValue> arguments,
      ValueFact given,
      ProgramPoint here,
      CallbackThread role,
      String way) {
    functions.run(
        arguments.get(argument),
        callee.parameterType(argument - 1),
        List.of(AbstractValue.of(given)),
        here,
        role,
        new Handover(way, "Context." + callee.name()));
  }
}
