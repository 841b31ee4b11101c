package unblock.analyzer;

import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Type;
import unblock.analyzer.Calls.Callee;

/** Javalin's ways to answer later. */
final class Web implements Library.Model {
  private final Functions functions;

  Web(Functions functions) {
    this.functions = functions;
  }

  @Override
  public Optional<Val> call(Callee callee, List<Val> arguments, Here here) {
    if (!callee.owner().equals("io/javalin/http/Context")) {
      return Optional.empty();
    }
    return switch (callee.name()) {
      case "future" -> {
        run(callee, 1, arguments, here, Role.SAME, "which runs on the worker");
        yield Optional.of(Val.NONE);
      }
      case "async" -> {
        int task = arguments.size() - 1;
        for (int i = 1; i < task; i++) {
          run(callee, i, arguments, here, Role.SAME, "which runs on the worker");
        }
        run(callee, task, arguments, here, Role.OFF, "which runs off the worker");
        yield Optional.of(Val.NONE);
      }
      default -> Optional.empty();
    };
  }

  private void run(
      Callee callee, int argument, List<Val> arguments, Here here, Role role, String where) {
    Type type = Type.getArgumentTypes(callee.descriptor())[argument - 1];
    functions.run(
        arguments.get(argument),
        type.getInternalName(),
        List.of(Val.ANY),
        here,
        role,
        "given to Context." + callee.name() + ", " + where);
  }
}
