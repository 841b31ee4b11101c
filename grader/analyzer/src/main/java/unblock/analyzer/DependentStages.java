package unblock.analyzer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import unblock.analyzer.CallResolution.Callee;
import unblock.analyzer.ValueFact.Completion;
import unblock.analyzer.ValueFact.Stage;

/** The model of stages that depend on other stages: the chained and the joined ones. */
final class DependentStages {
  private static final Set<String> CHAINING =
      Set.of(
          "thenApply",
          "thenAccept",
          "thenRun",
          "thenCompose",
          "thenCombine",
          "thenAcceptBoth",
          "runAfterBoth",
          "applyToEither",
          "acceptEither",
          "runAfterEither",
          "exceptionally",
          "exceptionallyCompose",
          "handle",
          "whenComplete");

  private static final String ASYNC = "Async";

  private final DataFlow flow;
  private final FunctionCalls functions;
  private final ExecutorModel executors;

  DependentStages(DataFlow flow, FunctionCalls functions, ExecutorModel executors) {
    this.flow = flow;
    this.functions = functions;
    this.executors = executors;
  }

  /** Whether a method of a stage with that name chains a function. */
  static boolean isChaining(String name) {
    return CHAINING.contains(
        name.endsWith(ASYNC) ? name.substring(0, name.length() - ASYNC.length()) : name);
  }

  /** Returns the stage that ends when all of the stages end, or when one of them does. */
  AbstractValue joined(boolean all, AbstractValue array, ProgramPoint here) {
    Set<Stage> parts = new LinkedHashSet<>();
    for (ValueFact fact : flow.heap().withContents(array, holder -> true)) {
      if (fact instanceof Stage part) {
        parts.add(part);
      }
    }
    if (all) {
      parts.forEach(part -> flow.heap().addBefore(here.site(), part.site()));
      if (parts.isEmpty()) {
        flow.heap().addBefore(here.site(), FutureWaits.SOMEWHERE);
      }
    }
    return stages(here.site(), completions(parts, all));
  }

  /** Runs the function of a chaining call where it will run, and returns the new stage. */
  AbstractValue chained(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    String name = callee.name();
    Set<Stage> before = new LinkedHashSet<>(arguments.get(0).all(Stage.class));
    int function = 1;
    if (hasOther(callee)) {
      before.addAll(arguments.get(1).all(Stage.class));
      function = 2;
    }
    boolean isEither = name.contains("Either");
    ProgramPoint inside = here.knowingComplete(complete(before, isEither, here));
    AbstractValue given = flow.heap().results(before);
    Set<Completion> completions = completions(before, !isEither);
    AbstractValue returned;
    if (name.endsWith(ASYNC)) {
      AbstractValue executor =
          arguments.size() > function + 1
              ? flow.settle(arguments.get(function + 1))
              : AbstractValue.ANY;
      String type = callee.parameterType(function - 1);
      returned = executors.run(executor, arguments.get(function), type, inside);
      completions = Set.of(executors.isInline(executor) ? Completion.UNKNOWN : Completion.POOL);
    } else {
      returned = attached(callee, function, arguments, given, completions, inside);
    }
    if (name.contains("ompose")) {
      return composed(here, completions, returned);
    }
    flow.heap().addContents(here.site(), keepsResult(name) ? given.or(returned) : returned);
    return stages(here.site(), completions);
  }

  /** Returns the stages that are complete when the function of a chaining call runs. */
  private Set<InstructionSite> complete(Set<Stage> before, boolean isEither, ProgramPoint here) {
    Set<InstructionSite> complete = new LinkedHashSet<>();
    for (Stage stage : before) {
      complete.addAll(flow.heap().completeBefore(stage.site()));
      if (!isEither) {
        flow.heap().addBefore(here.site(), stage.site());
      }
    }
    return complete;
  }

  /**
   * Runs a function that is chained without an executor, on the thread that completes the stage.
   */
  private AbstractValue attached(
      Callee callee,
      int function,
      List<AbstractValue> arguments,
      AbstractValue given,
      Set<Completion> completions,
      ProgramPoint here) {
    CallAlternatives alternatives = new CallAlternatives(here);
    for (Completion completion : completions) {
      alternatives.returns(
          functions.run(
              arguments.get(function),
              callee.parameterType(function - 1),
              List.of(given, AbstractValue.ANY),
              alternatives.next(),
              completion.callbackThread(),
              new Handover(completion.handover(), callee.name())));
    }
    if (completions.size() > 1 && hasOther(callee)) {
      // The part that ends last runs the function.
      alternatives.hits().forEach(hit -> here.add(hit.perhaps()));
      return alternatives.returned();
    }
    return alternatives.settle();
  }

  /** Returns the stage that a function returned, unless it is complete before the outer stage. */
  private AbstractValue composed(ProgramPoint here, Set<Completion> outer, AbstractValue returned) {
    Set<Completion> completions = new LinkedHashSet<>();
    for (Stage inner : returned.all(Stage.class)) {
      flow.heap().addContents(here.site(), flow.heap().contents(inner.site()));
      flow.heap().addBefore(here.site(), inner.site());
      if (inner.completion() == Completion.ALREADY) {
        completions.addAll(outer);
      } else {
        completions.add(inner.completion());
      }
    }
    if (completions.isEmpty()) {
      completions.add(Completion.UNKNOWN);
    }
    return stages(here.site(), completions);
  }

  /** Returns the possible completions of a stage that waits for all or for one of the parts. */
  private static Set<Completion> completions(Set<Stage> parts, boolean all) {
    Set<Completion> completions = new LinkedHashSet<>();
    parts.forEach(part -> completions.add(part.completion()));
    if (completions.isEmpty()) {
      completions.add(Completion.UNKNOWN);
    } else if (all && completions.size() > 1) {
      completions.remove(Completion.ALREADY);
    }
    return completions;
  }

  private static AbstractValue stages(InstructionSite site, Set<Completion> completions) {
    return AbstractValue.of(
        completions.stream().map(completion -> new Stage(site, completion)).toList());
  }

  private static boolean hasOther(Callee callee) {
    return callee.parameterType(0).equals(FutureModel.STAGE);
  }

  private static boolean keepsResult(String name) {
    return name.startsWith("whenComplete") || name.startsWith("exceptionally");
  }
}
