package unblock.analyzer;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All call contexts, with a worklist of summaries to recompute. The analysis evaluates the code in
 * rounds until nothing changes. A round recomputes a summary only if its data has changed and it is
 * still used, so that the cost of a round depends on the changes.
 */
final class SummaryWorklist {
  /**
   * The maximum depth; deeper calls are evaluated later, from the top, so that the stack does not
   * overflow.
   */
  private static final int DEEPEST = 70;

  private final Function<CallContext.Key, DataFlow.Summary> follow;
  private final WorkBudget budget;
  private final Map<CallContext.Key, CallContext> looks = new HashMap<>();
  private final Map<Object, Set<CallContext>> readers = new HashMap<>();
  private final Deque<CallContext> running = new ArrayDeque<>();
  private final Set<CallContext> open = new LinkedHashSet<>();
  private int round;
  private boolean learned;

  /**
   * @param follow evaluates a method's code
   */
  SummaryWorklist(WorkBudget budget, Function<CallContext.Key, DataFlow.Summary> follow) {
    this.budget = budget;
    this.follow = follow;
  }

  void startRound() {
    round++;
    learned = false;
  }

  /** Whether data has changed after a summary read it. */
  boolean hasLearned() {
    return learned;
  }

  boolean has(CallContext.Key key) {
    return looks.containsKey(key);
  }

  /** Returns the call context whose code is being followed; empty outside of any. */
  Optional<CallContext> current() {
    return Optional.ofNullable(running.peek());
  }

  /** Returns the keys of these call contexts and of all that lead to them. */
  static Set<CallContext.Key> leadingTo(Collection<CallContext> contexts) {
    Set<CallContext.Key> found = new HashSet<>();
    Deque<CallContext> open = new ArrayDeque<>(contexts);
    while (!open.isEmpty()) {
      CallContext next = open.remove();
      if (found.add(next.key)) {
        open.addAll(next.callers);
      }
    }
    return found;
  }

  DataFlow.Summary ask(CallContext.Key key) {
    return ask(looks.computeIfAbsent(key, CallContext::new));
  }

  /** Evaluates the calls that were too deep. */
  void finish() {
    while (!open.isEmpty()) {
      List<CallContext> next = List.copyOf(open);
      open.clear();
      next.forEach(this::ask);
    }
  }

  /** Records that the current method has read the data of the key. */
  void read(Object key) {
    CallContext look = running.peek();
    if (look != null) {
      look.reads(readers.computeIfAbsent(key, each -> new LinkedHashSet<>()));
    }
  }

  /** Marks all summaries that have read the data of the key as outdated. */
  void changed(Object key) {
    readers.getOrDefault(key, Set.of()).forEach(this::outdate);
  }

  private DataFlow.Summary ask(CallContext look) {
    CallContext caller = running.peek();
    if (caller != null) {
      caller.calls(look);
      budget.spendOnCall(look.summary.hits().size());
    }
    if (look.running || look.round == round) {
      return look.summary;
    }
    if (look.stale || look.doubtful) {
      if (running.size() >= DEEPEST) {
        open.add(look);
        return look.summary;
      }
      if (!budget.allows(look.key.method())) {
        return look.summary;
      }
      refresh(look, caller);
    }
    look.round = round;
    return look.summary;
  }

  private void refresh(CallContext look, @Nullable CallContext caller) {
    look.running = true;
    running.push(look);
    boolean changed;
    try {
      if (!look.stale) {
        check(look);
      }
      changed = look.stale && follow(look);
    } finally {
      // The caller continues even if this call overflowed the stack.
      running.pop();
      look.running = false;
      look.following = false;
    }
    if (changed) {
      for (CallContext each : look.callers) {
        if (each != caller || !each.following) {
          outdate(each);
        }
      }
    }
  }

  /**
   * Checks the summaries of the callees; if one of them has changed, this one is stale afterwards.
   */
  private void check(CallContext look) {
    look.doubtful = false;
    for (CallContext callee : List.copyOf(look.callees)) {
      ask(callee);
      if (look.stale) {
        return;
      }
    }
  }

  private boolean follow(CallContext look) {
    look.forget();
    look.following = true;
    budget.spend(look.key.method());
    DataFlow.Summary found = follow.apply(look.key);
    look.following = false;
    boolean changed = !found.equals(look.summary);
    look.summary = found;
    return changed;
  }

  private void outdate(CallContext look) {
    learned = true;
    if (look.stale) {
      return;
    }
    look.stale = true;
    Deque<CallContext> above = new ArrayDeque<>(look.callers);
    while (!above.isEmpty()) {
      CallContext next = above.remove();
      if (!next.doubtful) {
        next.doubtful = true;
        above.addAll(next.callers);
      }
    }
  }
}
