package unblock.analyzer;

import java.util.List;
import org.objectweb.asm.Type;
import unblock.analyzer.AbstractHeap.Property;
import unblock.analyzer.CallResolution.Callee;
import unblock.analyzer.Catalogue.Entry;
import unblock.analyzer.Catalogue.When;

/** Decides whether a call meets the condition of its catalogue entry. */
final class EntryConditions {
  private final AbstractHeap heap;

  EntryConditions(AbstractHeap heap) {
    this.heap = heap;
  }

  /** Whether a call blocks according to the entry. */
  boolean hold(Entry entry, Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    return switch (entry.when()) {
      case IN_LOOP -> here.method().loops().contains(here.site().index());
      case IF_BOUNDED ->
          arguments.get(0).all(ValueFact.Instance.class).stream()
              .anyMatch(queue -> heap.is(Property.BOUNDED, queue.site()));
      case UNLESS_LITERAL -> !arguments.get(callee.isStatic() ? 0 : 1).isAddress();
      case UNLESS_NON_BLOCKING -> isPerhapsBlocking(arguments.get(0));
      case UNLESS_ZERO -> !isZeroTime(callee, arguments);
      case ALWAYS, NEVER, IF_DIRECT -> true;
    };
  }

  /** Whether the mode of the channel, on which the condition depends, is not known. */
  boolean isUncertain(Entry entry, List<AbstractValue> arguments) {
    return entry.when() == When.UNLESS_NON_BLOCKING && arguments.get(0).isFromOutside();
  }

  private boolean isPerhapsBlocking(AbstractValue channel) {
    List<ValueFact.Instance> channels = channel.all(ValueFact.Instance.class);
    return channels.isEmpty()
        || channels.stream().anyMatch(each -> !heap.is(Property.NON_BLOCKING, each.site()));
  }

  /** Whether the first time among the arguments is the constant 0. */
  private static boolean isZeroTime(Callee callee, List<AbstractValue> arguments) {
    Type[] types = Type.getArgumentTypes(callee.descriptor());
    int offset = callee.isStatic() ? 0 : 1;
    for (int i = 0; i < types.length; i++) {
      if (types[i].getSort() == Type.LONG) {
        return arguments.get(i + offset).isZero();
      }
    }
    return false;
  }
}
