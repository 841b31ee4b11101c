package unblock.engine.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import unblock.engine.exercise.DependencyFault;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.RunContext;
import unblock.engine.exercise.SharedServices;
import unblock.engine.model.AskedDependency;
import unblock.engine.model.OtherLookUp;

/** The context of a session's dependencies: the gate for slow calls, and the active faults. */
final class DependencyContext implements RunContext {
  private final String id = UUID.randomUUID().toString();
  private final Oracle oracle;
  private final SharedServices services;
  private final Supplier<Gate> gate;
  private final Map<String, DependencyFault> faults = new ConcurrentHashMap<>();

  /**
   * Starts without faults.
   *
   * @param gate returns the gate of the current child
   */
  DependencyContext(Oracle oracle, SharedServices services, Supplier<Gate> gate) {
    this.oracle = oracle;
    this.services = services;
    this.gate = gate;
  }

  /** Activates that fault for that key. */
  void arm(DependencyFault fault, String key) {
    faults.put(key, fault);
    switch (fault.slowCall()) {
      case FAILS -> gate.get().failFor(key);
      case HANGS -> gate.get().silenceFor(key);
      case PASSES -> {}
    }
  }

  /** The number of slow calls of the current child that failed or were answered wrongly. */
  int failures() {
    Set<String> answeredWrongly =
        faults.entrySet().stream()
            .filter(each -> each.getValue().slowCall() == DependencyFault.SlowCall.PASSES)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return gate.get().failures(answeredWrongly);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Oracle oracle() {
    return oracle;
  }

  @Override
  public CompletableFuture<Boolean> arrive(String key, String request) {
    Gate current = gate.get();
    current.lookUps().add(key, new OtherLookUp(AskedDependency.SERVICE, request));
    return current.arrive(key, "", List.of()).passed();
  }

  @Override
  public void begun(String key) {
    gate.get().begun(key);
  }

  @Override
  public void refused(String request) {
    gate.get().lookUps().add("", new OtherLookUp(AskedDependency.SERVICE, request));
  }

  @Override
  public Optional<DependencyFault> fault(String key) {
    return Optional.ofNullable(faults.get(key));
  }

  @Override
  public SharedServices services() {
    return services;
  }
}
