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

/** Finds out what a call runs: methods of the inspected code, functions, or a library. */
final class Calls {
  /** What a call instruction or a method handle names. */
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

    String text() {
      return Names.call(owner, name);
    }
  }

  private static final int DEEPEST_CLOSURE = 4;

  /** What has more implementations is looked at once for all who call it, and not by each. */
  private static final int MOST_TARGETS = 24;

  private final Flow flow;
  private final Catalogue catalogue;
  private final Functions functions;
  private final Library library;

  Calls(Flow flow, Catalogue catalogue) {
    this.flow = flow;
    this.catalogue = catalogue;
    this.functions = new Functions(flow, this);
    this.library = new Library(flow, catalogue, this, functions);
  }

  Functions functions() {
    return functions;
  }

  Val made(Fact.Instance instance) {
    return Val.of(
        instance.type().equals("java/util/concurrent/CompletableFuture")
            ? new Fact.Stage(instance.site(), Fact.Completion.UNKNOWN)
            : instance);
  }

  Fact.Closure closure(Site site, Handle impl, List<Val> captured, String factory, String method) {
    List<Val> held = new ArrayList<>();
    for (Val value : captured) {
      held.add(value.depth() < DEEPEST_CLOSURE ? value : Val.ANY);
    }
    return new Fact.Closure(
        site, impl, held, Type.getReturnType(factory).getInternalName(), method);
  }

  Val call(Callee callee, List<Val> arguments, Here here) {
    if (callee.isStatic() || callee.opcode() == Opcodes.INVOKESPECIAL) {
      flow.touch(callee.owner(), here);
      Optional<Method> target =
          flow.program().resolve(callee.owner(), callee.name(), callee.descriptor());
      return target.isPresent()
          ? enter(target.get(), arguments, here)
          : library.call(callee, arguments, here);
    }
    Val receiver = flow.settle(arguments.get(0));
    return receiver.facts().isEmpty() ? Val.NONE : dispatch(callee, receiver, arguments, here);
  }

  private Val dispatch(Callee callee, Val receiver, List<Val> arguments, Here here) {
    Map<Method, Set<Fact>> targets = new LinkedHashMap<>();
    Set<Fact> functionsCalled = new LinkedHashSet<>();
    Set<Fact> others = new LinkedHashSet<>();
    boolean isAny = false;
    for (Fact fact : receiver.facts()) {
      if (fact instanceof Fact.Closure closure && functions.isCallOf(closure, callee)) {
        functionsCalled.add(closure);
      } else {
        List<String> types = typesOf(fact, callee.owner());
        if (types.size() > MOST_TARGETS) {
          isAny = true;
          continue;
        }
        boolean found = false;
        for (String type : types) {
          Optional<Method> target =
              flow.program().resolve(type, callee.name(), callee.descriptor());
          target.ifPresent(
              method -> targets.computeIfAbsent(method, key -> new LinkedHashSet<>()).add(fact));
          found |= target.isPresent();
        }
        if (!found && fact instanceof Fact.Instance made && functions.isCallOf(made, callee)) {
          functionsCalled.add(fact);
        } else if (!found) {
          others.add(fact);
        }
      }
    }
    Alternatives alternatives = new Alternatives(here);
    targets.forEach(
        (method, facts) ->
            alternatives.returns(
                enter(method, withReceiver(arguments, facts), alternatives.next())));
    if (isAny) {
      Method any = flow.program().any(callee.owner(), callee.name(), callee.descriptor());
      alternatives.returns(enter(any, arguments, alternatives.next()));
    }
    if (!functionsCalled.isEmpty()) {
      alternatives.returns(
          functions.call(Val.of(functionsCalled), callee, tail(arguments), alternatives.next()));
    }
    if (!others.isEmpty() && (alternatives.isEmpty() || !isOnlyUnknown(others))) {
      alternatives.returns(
          library.call(callee, withReceiver(arguments, others), alternatives.next()));
    }
    return alternatives.settle();
  }

  /** The classes whose method a call on that value may run. */
  private List<String> typesOf(Fact fact, String declared) {
    if (fact instanceof Fact.Instance instance) {
      return List.of(instance.type());
    }
    if (fact instanceof Fact.Closure) {
      return List.of(declared);
    }
    if (fact != Fact.Plain.ZERO && fact instanceof Fact.Plain && flow.program().has(declared)) {
      List<String> types = flow.program().implementations(declared);
      return types.isEmpty() ? List.of(declared) : types;
    }
    return List.of();
  }

  private static boolean isOnlyUnknown(Set<Fact> facts) {
    return facts.stream().allMatch(fact -> fact instanceof Fact.Plain);
  }

  /** Runs a method of the inspected code on the calling thread. */
  Val enter(Method method, List<Val> arguments, Here here) {
    return enter(method, arguments, here, null);
  }

  /**
   * Runs a method of the inspected code on the calling thread.
   *
   * @param reason how the path tells that it does; null for an ordinary call
   */
  Val enter(Method method, List<Val> arguments, Here here, @Nullable String reason) {
    Optional<Catalogue.Entry> said = catalogue.annotated(Header.annotations(method.node));
    if (said.isEmpty() && !method.node.name.startsWith("<")) {
      said = catalogue.annotated(Header.annotations(method.owner));
    }
    if (said.isPresent()) {
      if (said.get().when() != When.NEVER) {
        String text = Names.call(method.owner.name, method.node.name);
        here.add(hit(here, text, said.get().severity(), said.get().reason()));
      }
      return Val.unknown(Type.getReturnType(method.node.desc));
    }
    Flow.Summary summary = flow.look(method, arguments, here.complete());
    if (summary.hits().isEmpty()) {
      return summary.returned();
    }
    Hit.Hop hop = here.method().hop(here.site());
    for (Hit hit : summary.hits()) {
      here.add((reason == null ? hit : hit.because(reason)).calledFrom(hop));
    }
    return summary.returned();
  }

  static Hit hit(Here here, String call, Severity severity, String reason) {
    Site site = here.site().bare();
    return Hit.at(site, new Hit.Cause(site, call, reason, Hit.Kind.CALL), severity);
  }

  /** String concatenation asks each object for its text. */
  void toStrings(Type[] types, List<Val> values, Here here) {
    for (int i = 0; i < types.length; i++) {
      if (types[i].getSort() == Type.OBJECT) {
        library.hidden().toString(values.get(i), types[i].getInternalName(), here);
      }
    }
  }

  private static List<Val> withReceiver(List<Val> arguments, Set<Fact> receiver) {
    List<Val> changed = new ArrayList<>(arguments);
    changed.set(0, Val.of(receiver));
    return changed;
  }

  static List<Val> tail(List<Val> arguments) {
    return arguments.subList(1, arguments.size());
  }
}
