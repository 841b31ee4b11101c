package unblock.analyzer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import unblock.analyzer.CallResolution.Callee;
import unblock.analyzer.ValueFact.Completion;

/** The model of executors: the executor determines the thread of its tasks. */
final class ExecutorModel implements LibraryModels.Model {
  private static final Set<String> RUNNING =
      Set.of(
          "execute",
          "submit",
          "schedule",
          "scheduleAtFixedRate",
          "scheduleWithFixedDelay",
          "invokeAll",
          "invokeAny",
          "fork",
          "invoke");

  /** Calls that return an executor or dispatcher which runs its tasks in the calling thread. */
  private static final Set<String> DIRECT =
      Set.of(
          "com/google/common/util/concurrent/MoreExecutors.directExecutor",
          "com/google/common/util/concurrent/MoreExecutors.newDirectExecutorService",
          "kotlinx/coroutines/Dispatchers.getUnconfined",
          "reactor/core/scheduler/Schedulers.immediate",
          "io/reactivex/schedulers/Schedulers.trampoline",
          "io/reactivex/rxjava3/schedulers/Schedulers.trampoline");

  /** Calls that return a scheduler whose tasks run where the given executor runs them. */
  private static final Set<String> SCHEDULERS =
      Set.of(
          "reactor/core/scheduler/Schedulers.fromExecutor",
          "reactor/core/scheduler/Schedulers.fromExecutorService",
          "io/reactivex/schedulers/Schedulers.from",
          "io/reactivex/rxjava3/schedulers/Schedulers.from");

  /** Static fields with an executor, or with an option, that runs tasks in the calling thread. */
  private static final Set<String> DIRECT_FIELDS =
      Set.of(
          "kotlinx/coroutines/CoroutineStart.UNDISPATCHED",
          "scala/concurrent/ExecutionContext$parasitic$.MODULE$");

  /** Classes of direct executors; the first stands for those that calls return. */
  private static final List<String> DIRECT_TYPES =
      List.of(
          "com/google/common/util/concurrent/DirectExecutor",
          "org/springframework/core/task/SyncTaskExecutor");

  private static final String REJECTION_HANDLER = "java/util/concurrent/RejectedExecutionHandler";

  private static final String EXECUTE = "(Ljava/lang/Runnable;)V";

  private final DataFlow flow;
  private final CallResolution calls;
  private final FunctionCalls functions;

  ExecutorModel(DataFlow flow, CallResolution calls, FunctionCalls functions) {
    this.flow = flow;
    this.calls = calls;
    this.functions = functions;
  }

  /** Returns the direct executor in that static field; empty for any other field. */
  static Optional<AbstractValue> in(String owner, String field) {
    return DIRECT_FIELDS.contains(owner + "." + field)
        ? Optional.of(
            AbstractValue.of(
                new ValueFact.Instance(InstructionSite.outside(owner), DIRECT_TYPES.get(0))))
        : Optional.empty();
  }

  /** Whether a coroutine or a future is given a dispatcher that runs it on the calling thread. */
  boolean isUnconfined(Callee callee, List<AbstractValue> arguments) {
    return (callee.owner().startsWith("kotlinx/coroutines/")
            || callee.owner().startsWith("scala/concurrent/"))
        && arguments.stream().anyMatch(this::isInline);
  }

  /** Whether a method with that name makes an executor run its argument. */
  static boolean isRunning(String method) {
    return RUNNING.contains(method);
  }

  @Override
  public Optional<AbstractValue> call(
      Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    TypeHierarchy hierarchy = flow.program().hierarchy();
    if (callee.owner().equals("java/util/concurrent/Executors")
        && hierarchy.is(callee.returnType().getInternalName(), "java/util/concurrent/Executor")) {
      return Optional.of(
          AbstractValue.of(
              new ValueFact.Instance(here.site(), callee.returnType().getInternalName())));
    }
    String called = callee.owner() + "." + callee.name();
    if (DIRECT.contains(called)
        || (SCHEDULERS.contains(called) && isInline(flow.settle(arguments.get(0))))) {
      return Optional.of(
          AbstractValue.of(new ValueFact.Instance(here.site(), DIRECT_TYPES.get(0))));
    }
    boolean executor =
        hierarchy.is(callee.owner(), "java/util/concurrent/Executor")
            || hierarchy.is(callee.owner(), "java/util/concurrent/CompletionService");
    if (callee.isStatic() || !executor || !RUNNING.contains(callee.name())) {
      return Optional.empty();
    }
    AbstractValue tasks = arguments.get(1);
    Type type = Type.getArgumentTypes(callee.descriptor())[0];
    if (callee.name().startsWith("invoke")) {
      // The tasks run on the executor; the catalogue lists the wait of the caller.
      tasks = tasks.or(flow.heap().contents(tasks));
      type = Type.getObjectType("java/util/concurrent/Callable");
    }
    AbstractValue executors = arguments.get(0);
    ValueFact.Stage stage =
        new ValueFact.Stage(
            here.site(), isInline(executors) ? Completion.ALREADY : Completion.POOL);
    if (isJetty(callee.owner()) && !executors.isTelling()) {
      executors =
          AbstractValue.of(
              new ValueFact.Instance(InstructionSite.outside(callee.owner()), callee.owner()));
    }
    flow.heap().addContents(here.site(), run(executors, tasks, type.getInternalName(), here));
    return Optional.of(
        callee.returnType().getSort() == Type.VOID ? AbstractValue.NONE : AbstractValue.of(stage));
  }

  /** Passes tasks to an executor and returns their results, as far as they are known. */
  AbstractValue run(AbstractValue executors, AbstractValue tasks, String type, ProgramPoint here) {
    CallAlternatives alternatives = new CallAlternatives(here);
    for (ValueFact fact : executors.facts()) {
      runOn(fact, tasks, type, alternatives);
    }
    if (alternatives.isEmpty()) {
      alternatives.returns(on(CallbackThread.OFF, tasks, type, alternatives.next(), "executor"));
    }
    return alternatives.settle();
  }

  private void runOn(
      ValueFact executor, AbstractValue tasks, String type, CallAlternatives alternatives) {
    ProgramPoint here = alternatives.next();
    if (executor instanceof ValueFact.Closure closure) {
      if (isRunnableRun(closure)) {
        alternatives.returns(on(CallbackThread.SAME, tasks, type, here, "caller-executor"));
      } else {
        functions.run(
            AbstractValue.of(closure),
            "java/util/concurrent/Executor",
            List.of(tasks),
            here,
            CallbackThread.SAME,
            Handover.of("handover.used-as-executor"));
      }
      return;
    }
    if (executor instanceof ValueFact.Instance instance) {
      Optional<InspectedMethod> own = own(instance);
      if (own.isPresent()) {
        calls.enter(own.get(), List.of(AbstractValue.of(instance), tasks), here);
        return;
      }
      if (DIRECT_TYPES.contains(instance.type())) {
        alternatives.returns(on(CallbackThread.SAME, tasks, type, here, "direct-executor"));
        return;
      }
      if (isJetty(instance.type())) {
        alternatives.returns(on(CallbackThread.WORKER, tasks, type, here, "server-pool"));
        return;
      }
      if (runsInCaller(instance)) {
        alternatives.returns(on(CallbackThread.MAYBE, tasks, type, here, "caller-runs-pool"));
        return;
      }
      reject(instance, tasks, here);
    }
    alternatives.returns(on(CallbackThread.OFF, tasks, type, here, "executor"));
  }

  /**
   * Runs the pool's own rejection handlers, which the caller runs when the pool is busy: they may
   * run the task, or wait until the queue has room.
   */
  private void reject(ValueFact.Instance pool, AbstractValue tasks, ProgramPoint here) {
    for (ValueFact held : flow.heap().contents(pool.site()).facts()) {
      if (isRejectionHandler(held)) {
        functions.run(
            AbstractValue.of(held),
            REJECTION_HANDLER,
            List.of(tasks, AbstractValue.of(pool)),
            here,
            CallbackThread.MAYBE,
            Handover.of("handover.rejection-handler"));
      }
    }
  }

  private boolean isRejectionHandler(ValueFact held) {
    return held instanceof ValueFact.Closure closure
        ? closure.function().equals(REJECTION_HANDLER)
        : held instanceof ValueFact.Instance instance
            && flow.program().has(instance.type())
            && flow.program().hierarchy().is(instance.type(), REJECTION_HANDLER);
  }

  private AbstractValue on(
      CallbackThread role, AbstractValue tasks, String type, ProgramPoint here, String executor) {
    Handover given = Handover.of("handover." + executor);
    return functions.run(tasks, type, List.of(), here, role, given);
  }

  boolean isInline(AbstractValue executors) {
    return !executors.facts().isEmpty()
        && executors.facts().stream()
            .allMatch(
                fact ->
                    fact instanceof ValueFact.Closure closure
                        ? isRunnableRun(closure) || own(closure).filter(this::onlyRuns).isPresent()
                        : fact instanceof ValueFact.Instance instance
                            && (DIRECT_TYPES.contains(instance.type())
                                || own(instance).filter(this::onlyRuns).isPresent()));
  }

  private Optional<InspectedMethod> own(ValueFact.Closure closure) {
    Handle impl = closure.impl();
    return flow.program().declared(impl.getOwner(), impl.getName(), impl.getDesc());
  }

  private Optional<InspectedMethod> own(ValueFact.Instance instance) {
    return flow.program().resolve(instance.type(), "execute", EXECUTE);
  }

  /** Whether an executor's method calls the task and does not pass it on. */
  private boolean onlyRuns(InspectedMethod execute) {
    boolean runs = false;
    for (AbstractInsnNode at : execute.node.instructions) {
      if (at instanceof MethodInsnNode call) {
        runs |= call.owner.equals("java/lang/Runnable") && call.name.equals("run");
        if (List.of("start", "execute", "submit", "add", "put", "offer").contains(call.name)) {
          return false;
        }
      } else if (at instanceof JumpInsnNode jump && jump.getOpcode() != Opcodes.GOTO) {
        return false;
      }
    }
    return runs;
  }

  private static boolean isRunnableRun(ValueFact.Closure closure) {
    return closure.impl().getOwner().equals("java/lang/Runnable")
        && closure.impl().getName().equals("run");
  }

  private boolean runsInCaller(ValueFact.Instance pool) {
    return flow.heap().contents(pool.site()).all(ValueFact.Instance.class).stream()
        .anyMatch(held -> held.type().endsWith("ThreadPoolExecutor$CallerRunsPolicy"));
  }

  /** Javalin's handlers run on Jetty's pool, so that a task for that pool runs on the worker. */
  private static boolean isJetty(String type) {
    return type.startsWith("org/eclipse/jetty/util/thread/");
  }
}
