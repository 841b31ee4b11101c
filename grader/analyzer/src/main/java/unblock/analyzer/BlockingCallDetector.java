package unblock.analyzer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import unblock.analyzer.BlockingCall.Form;
import unblock.analyzer.CallResolution.Callee;
import unblock.analyzer.Catalogue.Entry;

/**
 * Finds the library calls that hold the calling thread: those in the catalogue, those from which
 * the library reaches one, and those that cannot be analysed.
 */
final class BlockingCallDetector {
  private final InspectedCode program;
  private final CatalogueLookups entries;
  private final EntryConditions conditions;
  private final LibraryReachability depths;

  BlockingCallDetector(DataFlow flow, CatalogueLookups entries) {
    this.program = flow.program();
    this.entries = entries;
    this.conditions = new EntryConditions(flow.heap());
    this.depths = new LibraryReachability(program.hierarchy(), entries);
  }

  /** Adds what the call itself does to the thread. */
  void detect(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    if (here.method().loops().isSpinning(here.site().index())) {
      here.add(
          CallResolution.hit(here, callee.text(), Form.CALL_IN_LOOP, "", Severity.BLOCKS, "spins"));
    } else if (!isWaitForComplete(callee, arguments, here)) {
      detectListed(callee, arguments, here);
    }
    if (isOwnNative(callee)) {
      here.add(CallResolution.hit(here, callee.text(), Form.NATIVE_CALL, "", Severity.OPAQUE, ""));
    }
    if (isUnimplemented(callee, arguments)) {
      here.add(BlockingCall.opaque(here.site().bare(), callee.text()));
    }
  }

  /** Adds the blocking calls that the library's code reaches from a call without an entry. */
  void detectReached(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    for (String type : typesOf(callee, arguments)) {
      if (!entries.isListed(type, callee.name(), callee.descriptor())) {
        depths
            .find(type, callee)
            .ifPresent(
                found ->
                    here.add(
                        CallResolution.hit(
                            here,
                            callee.text(),
                            Form.CALL_THAT_REACHES,
                            found.call(),
                            Severity.MAY_BLOCK,
                            found.reason())));
      }
    }
  }

  private boolean isWaitForComplete(
      Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    return FutureWaits.isWait(program.hierarchy(), callee)
        && FutureWaits.isComplete(arguments.get(0), here);
  }

  private void detectListed(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    CallAlternatives alternatives = new CallAlternatives(here);
    for (String type : typesOf(callee, arguments)) {
      ProgramPoint part = alternatives.next();
      entries
          .find(type, callee.name(), callee.descriptor())
          .filter(entry -> conditions.hold(entry, callee, arguments, here))
          .ifPresent(entry -> part.add(hit(entry, callee, arguments, here)));
    }
    alternatives.settle();
  }

  private BlockingCall hit(
      Entry entry, Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    boolean isWait = FutureWaits.isWait(program.hierarchy(), callee);
    BlockingCall.Kind kind =
        !isWait
            ? BlockingCall.Kind.CALL
            : FutureWaits.isWorkers(arguments.get(0))
                ? BlockingCall.Kind.WAIT_FOR_WORKER
                : BlockingCall.Kind.WAIT_FOR_FUTURE;
    BlockingCall hit =
        BlockingCall.at(
            here.site(),
            new BlockingCall.Cause(here.site().bare(), callee.text(), entry.reason(), kind),
            entry.severity());
    return conditions.isUncertain(entry, arguments)
            || (isWait && FutureWaits.isPerhapsComplete(arguments.get(0), here))
        ? hit.perhaps()
        : hit;
  }

  /**
   * Returns the possible classes of the receiver, as far as they are more exact than the declared
   * one.
   */
  private Set<String> typesOf(Callee callee, List<AbstractValue> arguments) {
    Set<String> types = new LinkedHashSet<>();
    if (!callee.isStatic() && !callee.isConstructor()) {
      for (ValueFact fact : arguments.get(0).facts()) {
        boolean better =
            fact instanceof ValueFact.Instance instance
                && program.hierarchy().is(instance.type(), callee.owner());
        types.add(better ? ((ValueFact.Instance) fact).type() : callee.owner());
      }
    }
    return types.isEmpty() ? Set.of(callee.owner()) : types;
  }

  /**
   * Whether the method is a native one of the inspected code, which cannot be analysed. Blocking
   * native methods of the JDK are in the catalogue.
   */
  private boolean isOwnNative(Callee callee) {
    return program
        .declared(callee.owner(), callee.name(), callee.descriptor())
        .filter(method -> (method.node.access & Opcodes.ACC_NATIVE) != 0)
        .isPresent();
  }

  /**
   * Whether the code that runs is generated at run time or missing, and the catalogue is silent.
   */
  private boolean isUnimplemented(Callee callee, List<AbstractValue> arguments) {
    return !callee.isStatic()
        && !callee.isConstructor()
        && arguments.get(0).isFromOutside()
        && program.isUnimplemented(callee.owner(), callee.name(), callee.descriptor())
        && !entries.isListed(callee.owner(), callee.name(), callee.descriptor());
  }
}
