package unblock.analyzer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;
import unblock.analyzer.CallResolution.Callee;
import unblock.analyzer.ValueFact.Completion;
import unblock.analyzer.ValueFact.Stage;

/**
 * The model of futures: the thread that completes a future, and the time, determine where chained
 * code runs.
 */
final class FutureModel implements LibraryModels.Model {
  private static final String STAGE = "java/util/concurrent/CompletionStage";

  /** The site of all stages with an unknown origin. */
  private static final InstructionSite SOMEWHERE =
      InstructionSite.outside("java/util/concurrent/CompletableFuture");

  private static final Set<String> WAITS = Set.of("get", "join");
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

  private final DataFlow flow;
  private final FunctionCalls functions;
  private final ExecutorModel executors;

  FutureModel(DataFlow flow, FunctionCalls functions, ExecutorModel executors) {
    this.flow = flow;
    this.functions = functions;
    this.executors = executors;
  }

  /** Whether the call waits for a future. */
  static boolean isWait(TypeHierarchy hierarchy, Callee callee) {
    return !callee.isStatic()
        && WAITS.contains(callee.name())
        && hierarchy.is(callee.owner(), "java/util/concurrent/Future");
  }

  static boolean isComplete(AbstractValue futures, ProgramPoint here) {
    List<Stage> stages = futures.all(Stage.class);
    return stages.isEmpty()
        ? here.complete().contains(SOMEWHERE)
        : stages.stream().allMatch(stage -> isComplete(stage, here));
  }

  static boolean isPerhapsComplete(AbstractValue futures, ProgramPoint here) {
    return futures.all(Stage.class).stream().anyMatch(stage -> isComplete(stage, here));
  }

  static boolean isWorkers(AbstractValue futures) {
    return futures.all(Stage.class).stream()
        .anyMatch(stage -> stage.completion() == Completion.WORKER);
  }

  private static boolean isComplete(Stage stage, ProgramPoint here) {
    return stage.completion() == Completion.ALREADY || here.complete().contains(stage.site());
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
      return callee.isStatic() ? made(callee, arguments, here) : chained(callee, arguments, here);
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
      AbstractValue executor =
          arguments.size() > 1 ? flow.settle(arguments.get(1)) : AbstractValue.ANY;
      if (arguments.size() == 1) {
        remarkCommonPool(arguments.get(0), type(callee, 0), here);
      }
      AbstractValue returned = executors.run(executor, arguments.get(0), type(callee, 0), here);
      flow.heap().addContents(here.site(), returned);
      return Optional.of(
          AbstractValue.of(
              new Stage(
                  here.site(),
                  executors.isInline(executor) ? Completion.ALREADY : Completion.POOL)));
    }
    if (name.equals("allOf") || name.equals("anyOf")) {
      return Optional.of(joined(name.equals("allOf"), arguments.get(0), here));
    }
    return Optional.empty();
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

  private AbstractValue joined(boolean all, AbstractValue array, ProgramPoint here) {
    Set<Stage> parts = new LinkedHashSet<>();
    for (ValueFact fact : flow.heap().withContents(array, holder -> true)) {
      if (fact instanceof Stage part) {
        parts.add(part);
      }
    }
    if (all) {
      parts.forEach(part -> flow.heap().addBefore(here.site(), part.site()));
      if (parts.isEmpty()) {
        flow.heap().addBefore(here.site(), SOMEWHERE);
      }
    }
    return stages(here.site(), completions(parts, all));
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

  private Optional<AbstractValue> chained(
      Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    String name = callee.name();
    if (SAME_STAGE.contains(name)) {
      return Optional.of(arguments.get(0));
    }
    if (name.equals("completeAsync")) {
      return Optional.of(supplied(callee, arguments, here));
    }
    boolean async = name.endsWith("Async");
    if (!CHAINING.contains(async ? name.substring(0, name.length() - 5) : name)) {
      return asked(callee, arguments, here);
    }
    AbstractValue receiver = arguments.get(0);
    Set<Stage> before = new LinkedHashSet<>(receiver.all(Stage.class));
    int function = 1;
    if (hasOther(callee)) {
      before.addAll(arguments.get(1).all(Stage.class));
      function = 2;
    }
    Set<InstructionSite> complete = new LinkedHashSet<>();
    for (Stage stage : before) {
      complete.addAll(flow.heap().completeBefore(stage.site()));
      if (!name.contains("Either")) {
        flow.heap().addBefore(here.site(), stage.site());
      }
    }
    ProgramPoint inside = here.knowingComplete(complete);
    AbstractValue given = payload(before);
    Set<Completion> completions = completions(before, !name.contains("Either"));
    AbstractValue returned;
    if (async) {
      AbstractValue executor =
          arguments.size() > function + 1
              ? flow.settle(arguments.get(function + 1))
              : AbstractValue.ANY;
      returned =
          executors.run(executor, arguments.get(function), type(callee, function - 1), inside);
      completions = Set.of(executors.isInline(executor) ? Completion.UNKNOWN : Completion.POOL);
    } else {
      returned = attached(callee, function, arguments, given, completions, inside);
    }
    if (name.contains("ompose")) {
      return Optional.of(composed(here, completions, returned));
    }
    flow.heap().addContents(here.site(), keepsPayload(name) ? given.or(returned) : returned);
    return Optional.of(stages(here.site(), completions));
  }

  /** Runs the supplier of {@code completeAsync} on its executor, and returns the same stage. */
  private AbstractValue supplied(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    AbstractValue executor =
        arguments.size() > 2 ? flow.settle(arguments.get(2)) : AbstractValue.ANY;
    AbstractValue value = executors.run(executor, arguments.get(1), type(callee, 0), here);
    arguments
        .get(0)
        .all(Stage.class)
        .forEach(stage -> flow.heap().addContents(stage.site(), value));
    return arguments.get(0);
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
              type(callee, function - 1),
              List.of(given, AbstractValue.ANY),
              alternatives.next(),
              role(completion),
              new Handover(way(completion), callee.name())));
    }
    if (completions.size() > 1 && hasOther(callee)) {
      // The part that ends last runs the function.
      alternatives.hits().forEach(hit -> here.add(hit.perhaps()));
      return alternatives.returned();
    }
    return alternatives.settle();
  }

  /** Returns the thread on which a callback runs that is chained without an executor. */
  static CallbackThread role(Completion completion) {
    return switch (completion) {
      case ALREADY -> CallbackThread.SAME;
      case WORKER -> CallbackThread.WORKER;
      case CLIENT -> CallbackThread.OFF;
      case POOL, UNKNOWN -> CallbackThread.MAYBE;
    };
  }

  /** Returns the way in which such a callback is handed over. */
  static String way(Completion completion) {
    return switch (completion) {
      case ALREADY -> "handover.complete-stage";
      case WORKER -> "handover.stage-of-worker";
      case CLIENT -> "handover.stage-of-client";
      case POOL, UNKNOWN -> "handover.perhaps-complete-stage";
    };
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

  private AbstractValue payload(Set<Stage> stages) {
    AbstractValue payload = AbstractValue.NONE;
    for (Stage stage : stages) {
      payload = payload.or(flow.heap().contents(stage.site()));
    }
    return payload.facts().isEmpty() ? AbstractValue.ANY : payload;
  }

  /** Handles a call that reads the answer or state of a future. */
  private Optional<AbstractValue> asked(
      Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    if (callee.isStatic()) {
      return Optional.empty();
    }
    Set<Stage> stages = new LinkedHashSet<>(arguments.get(0).all(Stage.class));
    if (CHECKS.contains(callee.name())) {
      here.checks().note(here.site().index(), sites(stages));
    }
    if (stages.isEmpty()) {
      return Optional.empty();
    }
    if (callee.name().equals("complete") || callee.name().equals("completeExceptionally")) {
      here.checks().noteDone(here.site().index(), sites(stages));
    }
    if (callee.name().equals("complete")) {
      List<AbstractValue> values = new ArrayList<>(CallResolution.tail(arguments));
      stages.forEach(stage -> flow.heap().addContents(stage.site(), values.get(0)));
    }
    return Optional.of(
        WAITS.contains(callee.name())
            ? payload(stages)
            : AbstractValue.unknown(callee.returnType()));
  }

  private static Set<InstructionSite> sites(Set<Stage> stages) {
    return stages.isEmpty()
        ? Set.of(SOMEWHERE)
        : stages.stream().map(Stage::site).collect(Collectors.toUnmodifiableSet());
  }

  private static boolean hasOther(Callee callee) {
    Type[] types = Type.getArgumentTypes(callee.descriptor());
    return types[0].getInternalName().equals(STAGE);
  }

  private static boolean keepsPayload(String name) {
    return name.startsWith("whenComplete") || name.startsWith("exceptionally");
  }

  private static String type(Callee callee, int argument) {
    return Type.getArgumentTypes(callee.descriptor())[argument].getInternalName();
  }
}
