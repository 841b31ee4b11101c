package unblock.analyzer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Type;
import unblock.analyzer.CallResolution.Callee;
import unblock.analyzer.ValueFact.Completion;
import unblock.analyzer.ValueFact.Stage;

/**
 * The model of Guava's futures: a callback runs where its executor runs it, and with a direct
 * executor on the thread that completes the future, or at once.
 */
final class GuavaModel implements LibraryModels.Model {
  private static final String PACKAGE = "com/google/common/util/concurrent/";
  private static final String FUTURES = PACKAGE + "Futures";
  private static final String CALLBACK = PACKAGE + "FutureCallback";

  private static final Set<String> CHAINING =
      Set.of("addCallback", "transform", "transformAsync", "catching", "catchingAsync");

  private final DataFlow flow;
  private final CallResolution calls;
  private final FunctionCalls functions;
  private final ExecutorModel executors;

  GuavaModel(
      DataFlow flow, CallResolution calls, FunctionCalls functions, ExecutorModel executors) {
    this.flow = flow;
    this.calls = calls;
    this.functions = functions;
    this.executors = executors;
  }

  @Override
  public Optional<AbstractValue> call(
      Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    boolean isListening =
        callee.name().equals("addListener")
            && flow.program().hierarchy().is(callee.owner(), PACKAGE + "ListenableFuture");
    if (isListening || (callee.owner().equals(FUTURES) && CHAINING.contains(callee.name()))) {
      return Optional.of(chained(callee, arguments, here));
    }
    if (!callee.owner().equals(FUTURES)) {
      return Optional.empty();
    }
    if (callee.name().startsWith("immediate")) {
      arguments.forEach(value -> flow.heap().addContents(here.site(), value));
      return Optional.of(AbstractValue.of(new Stage(here.site(), Completion.ALREADY)));
    }
    if (callee.name().startsWith("submit")) {
      AbstractValue executor = arguments.get(1);
      flow.heap()
          .addContents(
              here.site(),
              executors.run(executor, arguments.get(0), callee.parameterType(0), here));
      Completion completion = executors.isInline(executor) ? Completion.ALREADY : Completion.POOL;
      return Optional.of(AbstractValue.of(new Stage(here.site(), completion)));
    }
    return Optional.empty();
  }

  /** Runs a callback; versions of Guava before 26 have methods without an executor. */
  private AbstractValue chained(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    Type[] types = Type.getArgumentTypes(callee.descriptor());
    int offset = callee.isStatic() ? 0 : 1;
    boolean hasExecutor =
        types[types.length - 1].getInternalName().equals("java/util/concurrent/Executor");
    int last = types.length - (hasExecutor ? 2 : 1);
    AbstractValue callback = arguments.get(last + offset);
    String type = types[last].getInternalName();
    AbstractValue executor =
        hasExecutor ? flow.settle(arguments.get(last + offset + 1)) : AbstractValue.NONE;
    Set<Completion> completions = Set.of(Completion.POOL);
    AbstractValue returned;
    if (hasExecutor && !executors.isInline(executor)) {
      returned = executors.run(executor, callback, type, here);
    } else {
      completions = completions(arguments.get(0));
      CallAlternatives alternatives = new CallAlternatives(here);
      for (Completion completion : completions) {
        alternatives.returns(run(callback, type, completion, callee.name(), alternatives.next()));
      }
      returned = alternatives.settle();
    }
    flow.heap().addContents(here.site(), returned);
    boolean isDone = completions.equals(Set.of(Completion.ALREADY));
    return callee.returnType().getSort() == Type.VOID
        ? AbstractValue.NONE
        : AbstractValue.of(new Stage(here.site(), isDone ? Completion.ALREADY : Completion.POOL));
  }

  private static Set<Completion> completions(AbstractValue futures) {
    Set<Completion> completions = new LinkedHashSet<>();
    futures.all(Stage.class).forEach(stage -> completions.add(stage.completion()));
    return completions.isEmpty() ? Set.of(Completion.UNKNOWN) : completions;
  }

  private AbstractValue run(
      AbstractValue callback, String type, Completion completion, String call, ProgramPoint here) {
    Handover given = new Handover(completion.handover(), call);
    CallbackThread thread = completion.callbackThread();
    if (!type.equals(CALLBACK)) {
      return functions.run(callback, type, List.of(AbstractValue.ANY), here, thread, given);
    }
    ProgramPoint inside = here.aside();
    for (ValueFact.Instance each : callback.all(ValueFact.Instance.class)) {
      for (String method :
          List.of("onSuccess(Ljava/lang/Object;)V", "onFailure(Ljava/lang/Throwable;)V")) {
        int end = method.indexOf('(');
        flow.program()
            .resolve(each.type(), method.substring(0, end), method.substring(end))
            .ifPresent(
                target ->
                    calls.enter(
                        target,
                        List.of(AbstractValue.of(each), AbstractValue.ANY),
                        inside,
                        new BlockingCall.Entry("", given)));
      }
    }
    thread.seenFromHere(inside.hits().list()).forEach(here::add);
    return AbstractValue.NONE;
  }
}
