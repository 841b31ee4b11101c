package unblock.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import unblock.grader.inspect.Inspection;
import unblock.grader.inspect.Inspector;

/** How long the inspection of one submission takes, in a warm JVM. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Inspections {
  /** The reference answer to offload. */
  @Benchmark
  public Inspection solution() {
    return Inspector.inspect(List.of(Path.of("solutions/target/classes")), List.of());
  }
}
