package unblock.analyzer;

import java.util.List;
import java.util.Optional;
import unblock.analyzer.CallResolution.Callee;

/** The model of read-write locks, whose two locks exclude different threads. */
final class ReadWriteLockModel implements LibraryModels.Model {
  private final TypeHierarchy hierarchy;

  ReadWriteLockModel(TypeHierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  @Override
  public Optional<AbstractValue> call(
      Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    boolean isHalf = callee.name().equals("readLock") || callee.name().equals("writeLock");
    return isHalf && hierarchy.is(callee.owner(), "java/util/concurrent/locks/ReadWriteLock")
        ? Optional.of(MonitorRegions.half(arguments.get(0), callee.name()))
        : Optional.empty();
  }
}
