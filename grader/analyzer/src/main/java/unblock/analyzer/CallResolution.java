package unblock.analyzer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import unblock.analyzer.Catalogue.When;

/** Resolves the target of a call: methods of the inspected code, functions, or a library. */
final class CallResolution {
  /** The target of a call instruction or a method handle. */
  record Callee(int opcode, String owner, String name, String descriptor) {
    static Callee of(Handle handle) {
      int opcode =
          switch (handle.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
            default -> Opcodes.INVOKESPECIAL;
          };
      return new Callee(opcode, handle.getOwner(), handle.getName(), handle.getDesc());
    }

    boolean isStatic() {
      return opcode == Opcodes.INVOKESTATIC;
    }

    boolean isConstructor() {
      return name.equals("<init>");
    }

    Type returnType() {
      return Type.getReturnType(descriptor);
    }

    /**
     * Returns the internal name of a parameter's class.
     *
     * @param index without the receiver
     */
    String parameterType(int index) {
      return Type.getArgumentTypes(descriptor)[index].getInternalName();
    }

    String text() {
      return DisplayNames.call(owner, name);
    }
  }

  private static final int DEEPEST_CLOSURE = 4;

  /**
   * A call with more implementations is summarised once for all callers, and not for each of them.
   */
  private static final int MOST_TARGETS = 24;

  private final DataFlow flow;
  private final Catalogue catalogue;
  private final FunctionCalls functions;
  private final LibraryModels library;

  CallResolution(DataFlow flow, Catalogue catalogue) {
    this.flow = flow;
    this.catalogue = catalogue;
    this.functions = new FunctionCalls(flow, this);
    this.library = new LibraryModels(flow, catalogue, this, functions);
  }

  /** Subscribes to the streams among the values on the calling thread. */
  void subscribe(AbstractValue streams, ProgramPoint here) {
    library.subscribe(streams, here);
  }

  FunctionCalls functions() {
    return functions;
  }

  AbstractValue made(ValueFact.Instance instance) {
    return AbstractValue.of(
        instance.type().equals("java/util/concurrent/CompletableFuture")
            ? new ValueFact.Stage(instance.site(), ValueFact.Completion.UNKNOWN)
            : instance);
  }

  ValueFact.Closure closure(
      InstructionSite site,
      Handle impl,
      List<AbstractValue> captured,
      String factory,
      String method) {
    List<AbstractValue> held = new ArrayList<>();
    for (AbstractValue value : captured) {
      held.add(value.depth() < DEEPEST_CLOSURE ? value : AbstractValue.ANY);
    }
    return new ValueFact.Closure(
        site, impl, held, Type.getReturnType(factory).getInternalName(), method);
  }

  AbstractValue call(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    if (callee.isStatic() || callee.opcode() == Opcodes.INVOKESPECIAL) {
      flow.touch(callee.owner(), here);
      Optional<InspectedMethod> target =
          flow.program().resolve(callee.owner(), callee.name(), callee.descriptor());
      return target.isPresent()
          ? enter(target.get(), arguments, here)
          : library.call(callee, arguments, here);
    }
    AbstractValue receiver = flow.settle(arguments.get(0));
    return receiver.facts().isEmpty()
        ? AbstractValue.NONE
        : dispatch(callee, receiver, arguments, here);
  }

  private AbstractValue dispatch(
      Callee callee, AbstractValue receiver, List<AbstractValue> arguments, ProgramPoint here) {
    Map<InspectedMethod, Set<ValueFact>> targets = new LinkedHashMap<>();
    Set<ValueFact> functionsCalled = new LinkedHashSet<>();
    Set<ValueFact> others = new LinkedHashSet<>();
    boolean isAny = false;
    for (ValueFact fact : possible(receiver, callee).facts()) {
      if (fact instanceof ValueFact.Closure closure && functions.isCallOf(closure, callee)) {
        functionsCalled.add(closure);
      } else {
        List<String> types = flow.program().classesOf(fact, callee.owner());
        if (types.size() > MOST_TARGETS) {
          isAny = true;
          continue;
        }
        boolean found = false;
        for (String type : types) {
          Optional<InspectedMethod> target =
              flow.program().resolve(type, callee.name(), callee.descriptor());
          target.ifPresent(
              method -> targets.computeIfAbsent(method, key -> new LinkedHashSet<>()).add(fact));
          found |= target.isPresent();
        }
        if (!found && fact instanceof ValueFact.Instance made && functions.isCallOf(made, callee)) {
          functionsCalled.add(fact);
        } else if (!found) {
          others.add(fact);
        }
      }
    }
    CallAlternatives alternatives = new CallAlternatives(here);
    targets.forEach(
        (method, facts) ->
            alternatives.returns(
                enter(method, withReceiver(arguments, facts), alternatives.next())));
    if (isAny) {
      InspectedMethod any = flow.program().any(callee.owner(), callee.name(), callee.descriptor());
      alternatives.returns(enter(any, arguments, alternatives.next()));
    }
    if (!functionsCalled.isEmpty()) {
      alternatives.returns(
          functions.call(
              AbstractValue.of(functionsCalled), callee, tail(arguments), alternatives.next()));
    }
    if (!others.isEmpty() && (alternatives.isEmpty() || !isOnlyUnknown(others))) {
      alternatives.returns(
          library.call(callee, withReceiver(arguments, others), alternatives.next()));
    }
    return alternatives.settle();
  }

  /**
   * Returns the facts that an object of the callee's class can have. If there is none among them,
   * the value comes from a call that the analysis cannot relate to its result, such as a container
   * of a dependency injection, and the object may be any of that class.
   */
  private AbstractValue possible(AbstractValue receiver, Callee callee) {
    if (!flow.program().has(callee.owner())) {
      return receiver;
    }
    Set<ValueFact> possible = new LinkedHashSet<>(receiver.facts());
    possible.removeIf(fact -> isOfOtherType(fact, callee));
    return possible.isEmpty()
        ? flow.settle(AbstractValue.NONE)
        : possible.size() == receiver.facts().size() ? receiver : AbstractValue.of(possible);
  }

  private boolean isOfOtherType(ValueFact fact, Callee callee) {
    return fact instanceof ValueFact.Instance instance
        && !flow.program().hierarchy().is(instance.type(), callee.owner())
        && flow.program().resolve(instance.type(), callee.name(), callee.descriptor()).isEmpty()
        && !functions.isCallOf(instance, callee);
  }

  private static boolean isOnlyUnknown(Set<ValueFact> facts) {
    return facts.stream().allMatch(fact -> fact instanceof ValueFact.Plain);
  }

  /** Runs a method of the inspected code on the calling thread. */
  AbstractValue enter(InspectedMethod method, List<AbstractValue> arguments, ProgramPoint here) {
    return enter(method, arguments, here, null);
  }

  /**
   * Runs a method of the inspected code on the calling thread.
   *
   * @param reason the text for the call path; null for an ordinary call
   */
  AbstractValue enter(
      InspectedMethod method,
      List<AbstractValue> arguments,
      ProgramPoint here,
      BlockingCall.@Nullable Entry reason) {
    Optional<Catalogue.Entry> said = catalogue.annotated(ClassHeader.annotations(method.node));
    if (said.isEmpty() && !method.node.name.startsWith("<")) {
      said = catalogue.annotated(ClassHeader.annotations(method.owner));
    }
    if (said.isPresent()) {
      if (said.get().when() != When.NEVER) {
        String text = DisplayNames.call(method.owner.name, method.node.name);
        here.add(hit(here, text, said.get().severity(), said.get().reason()));
      }
      return AbstractValue.unknown(Type.getReturnType(method.node.desc));
    }
    DataFlow.Summary summary = flow.look(method, arguments, here.complete());
    if (summary.hits().isEmpty()) {
      return summary.returned();
    }
    BlockingCall.Hop hop = here.method().hop(here.site());
    for (BlockingCall hit : summary.hits()) {
      here.add((reason == null ? hit : hit.because(reason)).calledFrom(hop));
    }
    return summary.returned();
  }

  static BlockingCall hit(ProgramPoint here, String call, Severity severity, String reason) {
    return hit(here, call, BlockingCall.Form.CALL, "", severity, reason);
  }

  static BlockingCall hit(
      ProgramPoint here,
      String call,
      BlockingCall.Form form,
      String detail,
      Severity severity,
      String reason) {
    InstructionSite site = here.site().bare();
    return BlockingCall.at(
        site,
        new BlockingCall.Cause(site, call, form, detail, reason, BlockingCall.Kind.CALL),
        severity);
  }

  /** Calls a method of {@code Object}, by its name, on a component of a record. */
  void ofComponent(AbstractValue component, String method, ProgramPoint here) {
    library.hidden().of(component, method, here);
  }

  /** Calls {@code toString} of each object in a string concatenation. */
  void toStrings(Type[] types, List<AbstractValue> values, ProgramPoint here) {
    for (int i = 0; i < types.length; i++) {
      if (types[i].getSort() == Type.OBJECT) {
        library.hidden().toString(values.get(i), types[i].getInternalName(), here);
      }
    }
  }

  private static List<AbstractValue> withReceiver(
      List<AbstractValue> arguments, Set<ValueFact> receiver) {
    List<AbstractValue> changed = new ArrayList<>(arguments);
    changed.set(0, AbstractValue.of(receiver));
    return changed;
  }

  static List<AbstractValue> tail(List<AbstractValue> arguments) {
    return arguments.subList(1, arguments.size());
  }
}
