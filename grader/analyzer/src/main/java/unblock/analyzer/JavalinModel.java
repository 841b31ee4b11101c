package unblock.analyzer;

import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Type;
import unblock.analyzer.CallResolution.Callee;

/** The model of Javalin's asynchronous replies. */
final class JavalinModel implements LibraryModels.Model {
  private final FunctionCalls functions;

  JavalinModel(FunctionCalls functions) {
    this.functions = functions;
  }

  @Override
  public Optional<AbstractValue> call(
      Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    if (!callee.owner().equals("io/javalin/http/Context")) {
      return Optional.empty();
    }
    return switch (callee.name()) {
      case "future" -> {
        run(callee, 1, arguments, here, CallbackThread.SAME, "handover.runs-on-worker");
        yield Optional.of(AbstractValue.NONE);
      }
      case "async" -> {
        int task = arguments.size() - 1;
        for (int i = 1; i < task; i++) {
          run(callee, i, arguments, here, CallbackThread.SAME, "handover.runs-on-worker");
        }
        run(callee, task, arguments, here, CallbackThread.OFF, "handover.runs-off-worker");
        yield Optional.of(AbstractValue.NONE);
      }
      default -> Optional.empty();
    };
  }

  private void run(
      Callee callee,
      int argument,
      List<AbstractValue> arguments,
      ProgramPoint here,
      CallbackThread role,
      String way) {
    Type type = Type.getArgumentTypes(callee.descriptor())[argument - 1];
    functions.run(
        arguments.get(argument),
        type.getInternalName(),
        List.of(AbstractValue.ANY),
        here,
        role,
        new Handover(way, "Context." + callee.name()));
  }
}
