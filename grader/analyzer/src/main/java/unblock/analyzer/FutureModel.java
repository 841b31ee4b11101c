package unblock.analyzer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import unblock.analyzer.CallResolution.Callee;
import unblock.analyzer.ValueFact.Completion;
import unblock.analyzer.ValueFact.Stage;

/**
 * The model of futures: the thread that completes a future, and the time, determine where chained
 * code runs.
 */
final class FutureModel implements LibraryModels.Model {
  static final String STAGE = "java/util/concurrent/CompletionStage";

  private static final Set<String> CHECKS = Set.of("isDone", "isCompletedExceptionally", "state");
  private static final Set<String> MADE_COMPLETE =
      Set.of("completedFuture", "completedStage", "failedFuture", "failedStage");
  private static final Set<String> SAME_STAGE =
      Set.of(
          "toCompletableFuture",
          "minimalCompletionStage",
          "copy",
          "orTimeout",
          "completeOnTimeout");

  private final DataFlow flow;
  private final FunctionCalls functions;
  private final ExecutorModel executors;
  private final DependentStages dependents;

  FutureModel(DataFlow flow, FunctionCalls functions, ExecutorModel executors) {
    this.flow = flow;
    this.functions = functions;
    this.executors = executors;
    this.dependents = new DependentStages(flow, functions, executors);
  }

  @Override
  public Optional<AbstractValue> call(
      Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    if (callee.name().equals("sendAsync")) {
      return Optional.of(AbstractValue.of(new Stage(here.site(), Completion.CLIENT)));
    }
    if (callee.owner().equals("unblock/given/AsyncUserStore")) {
      return Optional.of(AbstractValue.of(new Stage(here.site(), Completion.WORKER)));
    }
    TypeHierarchy hierarchy = flow.program().hierarchy();
    if (hierarchy.is(callee.owner(), STAGE)) {
      return callee.isStatic() ? made(callee, arguments, here) : used(callee, arguments, here);
    }
    return hierarchy.is(callee.owner(), "java/util/concurrent/Future")
        ? asked(callee, arguments, here)
        : Optional.empty();
  }

  private Optional<AbstractValue> made(
      Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    String name = callee.name();
    if (MADE_COMPLETE.contains(name)) {
      flow.heap().addContents(here.site(), arguments.get(0));
      return Optional.of(AbstractValue.of(new Stage(here.site(), Completion.ALREADY)));
    }
    if (name.equals("supplyAsync") || name.equals("runAsync")) {
      return Optional.of(started(callee, arguments, here));
    }
    if (name.equals("allOf") || name.equals("anyOf")) {
      return Optional.of(dependents.joined(name.equals("allOf"), arguments.get(0), here));
    }
    return Optional.empty();
  }

  /** Runs the task of a new future on its executor. */
  private AbstractValue started(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    AbstractValue task = arguments.get(0);
    AbstractValue executor =
        arguments.size() > 1 ? flow.settle(arguments.get(1)) : AbstractValue.ANY;
    if (arguments.size() == 1) {
      remarkCommonPool(task, callee.parameterType(0), here);
    }
    AbstractValue returned = executors.run(executor, task, callee.parameterType(0), here);
    flow.heap().addContents(here.site(), returned);
    Completion completion = executors.isInline(executor) ? Completion.ALREADY : Completion.POOL;
    return AbstractValue.of(new Stage(here.site(), completion));
  }

  /** Adds a note: the common pool is not the worker, but it is not intended for waiting. */
  private void remarkCommonPool(AbstractValue task, String type, ProgramPoint here) {
    ProgramPoint aside = here.aside();
    functions.run(task, type, List.of(), aside, CallbackThread.SAME, null);
    aside.hits().list().stream()
        .filter(hit -> hit.severity() == Severity.BLOCKS)
        .findFirst()
        .ifPresent(hit -> flow.addToCommonPool(here.site().bare(), hit.cause().call()));
  }

  private Optional<AbstractValue> used(
      Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    if (SAME_STAGE.contains(callee.name())) {
      return Optional.of(arguments.get(0));
    }
    if (callee.name().equals("completeAsync")) {
      return Optional.of(supplied(callee, arguments, here));
    }
    return DependentStages.isChaining(callee.name())
        ? Optional.of(dependents.chained(callee, arguments, here))
        : asked(callee, arguments, here);
  }

  /** Runs the supplier of {@code completeAsync} on its executor, and returns the same stage. */
  private AbstractValue supplied(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    AbstractValue executor =
        arguments.size() > 2 ? flow.settle(arguments.get(2)) : AbstractValue.ANY;
    AbstractValue value = executors.run(executor, arguments.get(1), callee.parameterType(0), here);
    arguments
        .get(0)
        .all(Stage.class)
        .forEach(stage -> flow.heap().addContents(stage.site(), value));
    return arguments.get(0);
  }

  /** Handles a call that reads or sets the answer or state of a future. */
  private Optional<AbstractValue> asked(
      Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    if (callee.isStatic()) {
      return Optional.empty();
    }
    Set<Stage> stages = new LinkedHashSet<>(arguments.get(0).all(Stage.class));
    if (CHECKS.contains(callee.name())) {
      here.checks().note(here.site().index(), FutureWaits.sites(stages));
    }
    if (stages.isEmpty()) {
      return Optional.empty();
    }
    if (callee.name().equals("complete") || callee.name().equals("completeExceptionally")) {
      here.checks().noteDone(here.site().index(), FutureWaits.sites(stages));
    }
    if (callee.name().equals("complete")) {
      stages.forEach(stage -> flow.heap().addContents(stage.site(), arguments.get(1)));
    }
    return Optional.of(
        FutureWaits.isNamed(callee)
            ? flow.heap().results(stages)
            : AbstractValue.unknown(callee.returnType()));
  }
}
