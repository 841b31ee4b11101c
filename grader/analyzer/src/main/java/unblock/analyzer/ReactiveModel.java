package unblock.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Type;
import unblock.analyzer.AbstractHeap.Property;
import unblock.analyzer.CallResolution.Callee;

/**
 * The model of reactive streams. A stream holds those of its steps that run on the subscribing
 * thread; the steps behind an operator that changes the thread are not among them.
 */
final class ReactiveModel implements LibraryModels.Model {
  /** The maximum depth of streams that the steps of other streams return. */
  private static final int DEEPEST = 4;

  private final DataFlow flow;
  private final FunctionCalls functions;
  private final ExecutorModel executors;

  ReactiveModel(DataFlow flow, FunctionCalls functions, ExecutorModel executors) {
    this.flow = flow;
    this.functions = functions;
    this.executors = executors;
  }

  @Override
  public Optional<AbstractValue> call(
      Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    if (!ReactiveOperators.isReactive(callee.owner()) || callee.isConstructor()) {
      return Optional.empty();
    }
    if (ReactiveOperators.appliesNow(callee)) {
      AbstractValue applied = applied(arguments, here);
      if (!streams(List.of(applied)).isEmpty()) {
        return Optional.of(applied);
      }
    }
    List<ValueFact.Instance> sources = sources(callee, arguments);
    boolean moved = isMoved(sources) || isOfOtherThread(arguments);
    List<AbstractValue> steps = steps(callee, arguments);
    if (ReactiveOperators.subscribes(callee)) {
      sources.forEach(source -> subscribe(source, here, 0));
      steps.forEach(step -> run(step, here, moved ? CallbackThread.OFF : CallbackThread.SAME));
    }
    String type =
        callee.returnType().getSort() == Type.OBJECT ? callee.returnType().getInternalName() : "";
    if (!ReactiveOperators.isReactive(type)) {
      return Optional.of(result(callee, moved, here));
    }
    ValueFact.Instance made = new ValueFact.Instance(here.site(), type);
    make(callee, made, sources, steps, moved, arguments, here);
    return Optional.of(AbstractValue.of(made));
  }

  /** Applies the functions among the arguments to the stream itself. */
  private AbstractValue applied(List<AbstractValue> arguments, ProgramPoint here) {
    AbstractValue returned = AbstractValue.NONE;
    for (AbstractValue argument : CallResolution.tail(arguments)) {
      for (ValueFact fact : argument.facts()) {
        Optional<String> function = function(fact);
        if (function.isPresent()) {
          List<AbstractValue> stream = List.of(arguments.get(0));
          returned =
              returned.or(
                  functions.run(
                      AbstractValue.of(fact),
                      function.get(),
                      stream,
                      here,
                      CallbackThread.SAME,
                      null));
        }
      }
    }
    return returned;
  }

  /** Returns the streams among the arguments that the subscribing thread subscribes to. */
  private List<ValueFact.Instance> sources(Callee callee, List<AbstractValue> arguments) {
    List<ValueFact.Instance> all = streams(arguments);
    List<ValueFact.Instance> first = streams(arguments.subList(0, Math.min(1, arguments.size())));
    return ReactiveOperators.continues(callee) && isMoved(first) ? first : all;
  }

  /** Runs those steps of the streams that the subscribing thread runs. */
  void subscribe(AbstractValue value, ProgramPoint here) {
    streams(List.of(value)).forEach(source -> subscribe(source, here, 0));
  }

  private void make(
      Callee callee,
      ValueFact.Instance made,
      List<ValueFact.Instance> sources,
      List<AbstractValue> steps,
      boolean moved,
      List<AbstractValue> arguments,
      ProgramPoint here) {
    boolean isDirect = arguments.stream().anyMatch(executors::isInline);
    boolean movesAll =
        !isDirect && (ReactiveOperators.movesAll(callee) || isFused(callee, sources));
    if (!movesAll) {
      sources.stream()
          .filter(source -> !source.equals(made))
          .forEach(
              source -> flow.heap().addContents(made.site(), flow.heap().contents(source.site())));
    }
    boolean next = movesAll || (!isDirect && ReactiveOperators.movesNext(callee));
    if (moved || next || ReactiveOperators.isTimer(callee)) {
      flow.heap().mark(Property.MOVED, made.site());
    }
    if (!moved) {
      steps.forEach(step -> flow.heap().addContents(made.site(), step));
      if (!steps.isEmpty() && returnsMoved(steps, here)) {
        flow.heap().mark(Property.MOVED, made.site());
      }
    }
    if (ReactiveOperators.isCallable(callee)) {
      flow.heap().mark(Property.OF_CALLABLE, made.site());
    }
  }

  /** Whether Reactor replaces the source by one that runs on the scheduler. */
  private boolean isFused(Callee callee, List<ValueFact.Instance> sources) {
    return ReactiveOperators.isPublishOn(callee)
        && !sources.isEmpty()
        && sources.stream().allMatch(source -> flow.heap().is(Property.OF_CALLABLE, source.site()));
  }

  /** Whether the steps return streams that emit on other threads, as those of flatMap may. */
  private boolean returnsMoved(List<AbstractValue> steps, ProgramPoint here) {
    List<ValueFact.Instance> returned = new ArrayList<>();
    steps.forEach(
        step -> returned.addAll(streams(List.of(run(step, here.aside(), CallbackThread.SAME)))));
    return isMoved(returned);
  }

  private boolean isMoved(List<ValueFact.Instance> streams) {
    return !streams.isEmpty()
        && streams.stream().allMatch(stream -> flow.heap().is(Property.MOVED, stream.site()));
  }

  /** Whether the stream is made of futures that other threads complete. */
  private static boolean isOfOtherThread(List<AbstractValue> arguments) {
    List<ValueFact.Stage> stages =
        arguments.stream().flatMap(each -> each.all(ValueFact.Stage.class).stream()).toList();
    return !stages.isEmpty()
        && stages.stream()
            .allMatch(
                stage ->
                    stage.completion() == ValueFact.Completion.CLIENT
                        || stage.completion() == ValueFact.Completion.POOL);
  }

  /** Runs the steps of the stream that the subscribing thread runs. */
  private void subscribe(ValueFact.Instance stream, ProgramPoint here, int depth) {
    AbstractValue returned = AbstractValue.NONE;
    for (ValueFact step : flow.heap().contents(stream.site()).facts()) {
      returned = returned.or(run(AbstractValue.of(step), here, CallbackThread.SAME));
    }
    if (depth < DEEPEST) {
      streams(List.of(returned)).forEach(inner -> subscribe(inner, here, depth + 1));
    }
  }

  private AbstractValue run(AbstractValue step, ProgramPoint here, CallbackThread role) {
    AbstractValue returned = AbstractValue.NONE;
    for (ValueFact fact : step.facts()) {
      Optional<String> function = function(fact);
      if (function.isPresent()) {
        AbstractValue more =
            functions.run(
                AbstractValue.of(fact),
                function.get(),
                List.of(AbstractValue.ANY, AbstractValue.ANY, AbstractValue.ANY),
                here,
                role,
                new Handover("handover.kept", "Publisher"));
        returned = more.size() == 2 ? returned : returned.or(more);
      }
    }
    return returned;
  }

  /** Returns the functional interface of a lambda, or of an object of an inspected class. */
  private Optional<String> function(ValueFact fact) {
    if (fact instanceof ValueFact.Closure closure) {
      return Optional.of(closure.function());
    }
    TypeHierarchy hierarchy = flow.program().hierarchy();
    return fact instanceof ValueFact.Instance instance && flow.program().has(instance.type())
        ? hierarchy.supertypes(instance.type()).stream()
            .filter(type -> hierarchy.function(type).isPresent())
            .findFirst()
        : Optional.empty();
  }

  /** Returns the functions among the arguments. */
  private List<AbstractValue> steps(Callee callee, List<AbstractValue> arguments) {
    return (callee.isStatic() ? arguments : CallResolution.tail(arguments))
        .stream()
            .map(
                argument ->
                    AbstractValue.of(
                        argument.facts().stream()
                            .filter(fact -> function(fact).isPresent())
                            .toList()))
            .filter(AbstractValue::isTelling)
            .toList();
  }

  /** Returns the streams among the values, and those in arrays and collections among them. */
  private List<ValueFact.Instance> streams(List<AbstractValue> values) {
    List<ValueFact.Instance> streams = new ArrayList<>();
    for (AbstractValue value : values) {
      for (ValueFact fact : flow.heap().withContents(value, this::isCollection)) {
        if (fact instanceof ValueFact.Instance instance
            && ReactiveOperators.isReactive(instance.type())) {
          streams.add(instance);
        }
      }
    }
    return streams;
  }

  private boolean isCollection(ValueFact.Instance object) {
    return !ReactiveOperators.isReactive(object.type()) && !flow.program().has(object.type());
  }

  private AbstractValue result(Callee callee, boolean moved, ProgramPoint here) {
    Type type = callee.returnType();
    boolean isStage =
        type.getSort() == Type.OBJECT
            && flow.program()
                .hierarchy()
                .is(type.getInternalName(), "java/util/concurrent/CompletionStage");
    return isStage
        ? AbstractValue.of(
            new ValueFact.Stage(
                here.site(), moved ? ValueFact.Completion.POOL : ValueFact.Completion.UNKNOWN))
        : AbstractValue.unknown(type);
  }
}
