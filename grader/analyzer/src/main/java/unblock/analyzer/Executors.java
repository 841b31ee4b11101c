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
import unblock.analyzer.Calls.Callee;
import unblock.analyzer.Fact.Completion;

/** Executors: which thread runs what they are given depends on the executor. */
final class Executors implements Library.Model {
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

  private static final String EXECUTE = "(Ljava/lang/Runnable;)V";

  private final Flow flow;
  private final Calls calls;
  private final Functions functions;

  Executors(Flow flow, Calls calls, Functions functions) {
    this.flow = flow;
    this.calls = calls;
    this.functions = functions;
  }

  /** Whether an executor runs what is given to a method of that name. */
  static boolean isRunning(String method) {
    return RUNNING.contains(method);
  }

  @Override
  public Optional<Val> call(Callee callee, List<Val> arguments, Here here) {
    Hierarchy hierarchy = flow.program().hierarchy();
    if (callee.owner().equals("java/util/concurrent/Executors")
        && hierarchy.is(callee.returnType().getInternalName(), "java/util/concurrent/Executor")) {
      return Optional.of(
          Val.of(new Fact.Instance(here.site(), callee.returnType().getInternalName())));
    }
    boolean executor =
        hierarchy.is(callee.owner(), "java/util/concurrent/Executor")
            || hierarchy.is(callee.owner(), "java/util/concurrent/CompletionService");
    if (callee.isStatic() || !executor || !RUNNING.contains(callee.name())) {
      return Optional.empty();
    }
    Val tasks = arguments.get(1);
    Type type = Type.getArgumentTypes(callee.descriptor())[0];
    if (callee.name().startsWith("invoke")) {
      // The caller waits for them, which is the catalogue's to say; they run on the executor.
      for (Fact.Instance collection : tasks.all(Fact.Instance.class)) {
        tasks = tasks.or(flow.heap().contents(collection.site()));
      }
      type = Type.getObjectType("java/util/concurrent/Callable");
    }
    Val executors = arguments.get(0);
    Fact.Stage stage =
        new Fact.Stage(here.site(), isInline(executors) ? Completion.ALREADY : Completion.POOL);
    if (isJetty(callee.owner()) && !executors.isTelling()) {
      executors = Val.of(new Fact.Instance(Site.outside(callee.owner()), callee.owner()));
    }
    flow.heap().addContents(here.site(), run(executors, tasks, type.getInternalName(), here));
    return Optional.of(callee.returnType().getSort() == Type.VOID ? Val.NONE : Val.of(stage));
  }

  /** Hands tasks to an executor; gives what they return, as far as that is known. */
  Val run(Val executors, Val tasks, String type, Here here) {
    Alternatives alternatives = new Alternatives(here);
    for (Fact fact : executors.facts()) {
      runOn(fact, tasks, type, alternatives);
    }
    if (alternatives.isEmpty()) {
      alternatives.returns(on(Role.OFF, tasks, type, alternatives.next(), "an executor"));
    }
    return alternatives.settle();
  }

  private void runOn(Fact executor, Val tasks, String type, Alternatives alternatives) {
    Here here = alternatives.next();
    if (executor instanceof Fact.Closure closure) {
      if (isRunnableRun(closure)) {
        alternatives.returns(on(Role.SAME, tasks, type, here, "Runnable::run as an executor"));
      } else {
        functions.run(
            Val.of(closure),
            "java/util/concurrent/Executor",
            List.of(tasks),
            here,
            Role.SAME,
            "used as an executor, which the caller runs");
      }
      return;
    }
    if (executor instanceof Fact.Instance instance) {
      Optional<Method> own = own(instance);
      if (own.isPresent()) {
        calls.enter(own.get(), List.of(Val.of(instance), tasks), here);
        return;
      }
      if (isJetty(instance.type())) {
        alternatives.returns(on(Role.WORKER, tasks, type, here, "the server's own pool"));
        return;
      }
      if (runsInCaller(instance)) {
        alternatives.returns(
            on(Role.MAYBE, tasks, type, here, "a pool that lets the caller run what it cannot"));
        return;
      }
    }
    alternatives.returns(on(Role.OFF, tasks, type, here, "an executor"));
  }

  private Val on(Role role, Val tasks, String type, Here here, String executor) {
    String where =
        switch (role) {
          case SAME -> "which runs it on the same thread";
          case MAYBE -> "so on the same thread when the pool is busy";
          case WORKER -> "so on the worker";
          case OFF -> "on another thread";
        };
    return functions.run(tasks, type, List.of(), here, role, "given to " + executor + ", " + where);
  }

  boolean isInline(Val executors) {
    return !executors.facts().isEmpty()
        && executors.facts().stream()
            .allMatch(
                fact ->
                    fact instanceof Fact.Closure closure
                        ? isRunnableRun(closure) || own(closure).filter(this::onlyRuns).isPresent()
                        : fact instanceof Fact.Instance instance
                            && own(instance).filter(this::onlyRuns).isPresent());
  }

  private Optional<Method> own(Fact.Closure closure) {
    Handle impl = closure.impl();
    return flow.program().declared(impl.getOwner(), impl.getName(), impl.getDesc());
  }

  private Optional<Method> own(Fact.Instance instance) {
    return flow.program().resolve(instance.type(), "execute", EXECUTE);
  }

  /** Whether an executor's method calls the task, and nothing that could hand it on. */
  private boolean onlyRuns(Method execute) {
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

  private static boolean isRunnableRun(Fact.Closure closure) {
    return closure.impl().getOwner().equals("java/lang/Runnable")
        && closure.impl().getName().equals("run");
  }

  private boolean runsInCaller(Fact.Instance pool) {
    return flow.heap().contents(pool.site()).all(Fact.Instance.class).stream()
        .anyMatch(held -> held.type().endsWith("ThreadPoolExecutor$CallerRunsPolicy"));
  }

  /** Javalin's handlers run on Jetty's pool: what is handed to it comes back to the worker. */
  private static boolean isJetty(String type) {
    return type.startsWith("org/eclipse/jetty/util/thread/");
  }
}
