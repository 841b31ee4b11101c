package unblock.analyzer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import unblock.analyzer.Catalogue.When;
import unblock.analyzer.LibraryCode.Call;

/**
 * The likelihood that a call of a library reaches a listed blocking call: a method is as likely to
 * do so as its likeliest call, and a call with several implementations as their average. Each step
 * lowers the likelihood, because methods far away run more rarely.
 */
final class BlockingLikelihood {
  /** The likelihood of a call, and the activity to which it leads, in the catalogue's words. */
  record Estimate(double likelihood, String reason) {
    private static final Estimate NONE = new Estimate(0, "");
  }

  /** A method with code; its estimate grows while the calls are solved. */
  private static final class Method {
    private final List<Target> targets = new ArrayList<>();
    private Estimate estimate = Estimate.NONE;
  }

  /** A call: either listed, or of one of several methods. */
  private record Target(@Nullable Estimate listed, List<Method> methods) {
    Estimate estimate() {
      if (listed != null) {
        return listed;
      }
      double sum = 0;
      Estimate likeliest = Estimate.NONE;
      for (Method method : methods) {
        sum += method.estimate.likelihood();
        if (method.estimate.likelihood() > likeliest.likelihood()) {
          likeliest = method.estimate;
        }
      }
      return new Estimate(sum / methods.size(), likeliest.reason());
    }
  }

  private static final double OF_EACH_STEP = 0.97;

  /** A wait for another thread is often a part of something that need not wait at all. */
  private static final double OF_A_WAIT = 0.7;

  /** Many libraries read a file of settings, but only once. */
  private static final double OF_A_FILE = 0.55;

  /** Changes below it end the solution. */
  private static final double PRECISION = 0.001;

  private static final int MOST_ROUNDS = 200;

  /** A type with more implementations is too general to follow. */
  private static final int MOST_IMPLEMENTATIONS = 100;

  private static final List<String> LOCKS =
      List.of("java/util/concurrent/locks/Lock", "java/util/concurrent/locks/Reentrant");

  private static final List<String> FILES =
      List.of("java/io/", "java/nio/file/", "java/nio/channels/FileChannel", "java/util/");

  /** Reasons that do not count: a library does these things beside its work. */
  private static final Set<String> NOT_COUNTED = Set.copyOf(CatalogueFile.lines("uncertain.txt"));

  private final CatalogueLookups entries;
  private final Implementations implementations;
  private final LibraryCode code;
  private final Map<Call, Target> targets = new LinkedHashMap<>();
  private final Map<String, Method> methods = new LinkedHashMap<>();
  private final Deque<Runnable> open = new ArrayDeque<>();

  BlockingLikelihood(
      TypeHierarchy hierarchy, CatalogueLookups entries, Implementations implementations) {
    this.entries = entries;
    this.implementations = implementations;
    this.code = new LibraryCode(hierarchy);
  }

  /** Returns the estimates of these calls; a call without known code has no estimate. */
  Map<Call, Estimate> of(Set<Call> calls) {
    Map<Call, Target> asked = new LinkedHashMap<>();
    for (Call call : calls) {
      List<Method> bodies = methods(call);
      if (!bodies.isEmpty()) {
        asked.put(call, new Target(null, bodies));
      }
    }
    while (!open.isEmpty()) {
      open.remove().run();
    }
    solve();
    Map<Call, Estimate> estimates = new LinkedHashMap<>();
    asked.forEach((call, target) -> estimates.put(call, target.estimate()));
    return estimates;
  }

  private void solve() {
    double change = 1;
    for (int round = 0; change > PRECISION && round < MOST_ROUNDS; round++) {
      change = 0;
      for (Method method : methods.values()) {
        double before = method.estimate.likelihood();
        for (Target target : method.targets) {
          Estimate next = target.estimate();
          double likelihood = next.likelihood() * OF_EACH_STEP;
          if (likelihood > method.estimate.likelihood()) {
            method.estimate = new Estimate(likelihood, next.reason());
          }
        }
        change = Math.max(change, method.estimate.likelihood() - before);
      }
    }
  }

  private Optional<Target> target(Call call) {
    Optional<Estimate> listed = listed(call);
    if (listed.isPresent()) {
      return Optional.of(new Target(listed.get(), List.of()));
    }
    Target known = targets.computeIfAbsent(call, key -> new Target(null, methods(key)));
    return Optional.of(known).filter(target -> !target.methods().isEmpty());
  }

  private Optional<Estimate> listed(Call call) {
    return entries
        .find(call.owner(), call.name(), call.descriptor())
        .filter(entry -> entry.severity() == Severity.BLOCKS)
        .filter(entry -> entry.when() != When.IN_LOOP && entry.when() != When.IF_DIRECT)
        .filter(entry -> !NOT_COUNTED.contains(entry.reason()))
        .filter(entry -> !LibraryCode.startsWithOneOf(call.owner(), LOCKS))
        .map(entry -> new Estimate(likelihood(call), entry.reason()));
  }

  private static double likelihood(Call call) {
    if (call.owner().startsWith("java/util/concurrent/") || call.name().equals("wait")) {
      return OF_A_WAIT;
    }
    return LibraryCode.startsWithOneOf(call.owner(), FILES) ? OF_A_FILE : 1;
  }

  private List<Method> methods(Call call) {
    if (!LibraryCode.isEntered(call.owner())) {
      return List.of();
    }
    Set<Method> found = new LinkedHashSet<>();
    boolean isVirtual =
        call.opcode() == Opcodes.INVOKEVIRTUAL || call.opcode() == Opcodes.INVOKEINTERFACE;
    if (isVirtual) {
      Set<String> types = implementations.of(call.owner());
      if (types.size() > MOST_IMPLEMENTATIONS) {
        return List.of();
      }
      for (String type : types) {
        method(new Call(call.opcode(), type, call.name(), call.descriptor())).ifPresent(found::add);
      }
    }
    if (found.isEmpty()) {
      method(call).ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  private Optional<Method> method(Call call) {
    Optional<LibraryCode.Body> body = code.body(call);
    return body.map(
        found ->
            methods.computeIfAbsent(
                found.owner() + "." + call.name() + call.descriptor(),
                key -> {
                  Method method = new Method();
                  open.add(() -> resolve(method, found.calls()));
                  return method;
                }));
  }

  private void resolve(Method method, List<Call> calls) {
    for (Call call : new LinkedHashSet<>(calls)) {
      target(call).ifPresent(method.targets::add);
    }
  }
}
