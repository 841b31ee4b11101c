package unblock.bench.flips;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import unblock.engine.model.SubmissionIsolation;
import unblock.engine.run.ProcessSandbox;
import unblock.engine.run.Sandbox;

/** A sandbox that reports each start of a child, on the thread that starts it. */
final class ObservedSandbox implements Sandbox {
  private final Sandbox sandbox;
  private final ChildOrigin origin;
  private final Consumer<ChildOrigin> starts;

  private ObservedSandbox(Sandbox sandbox, ChildOrigin origin, Consumer<ChildOrigin> starts) {
    this.sandbox = sandbox;
    this.origin = origin;
    this.starts = starts;
  }

  /** Creates a sandbox of child processes. */
  static ObservedSandbox ofProcesses(Consumer<ChildOrigin> starts) {
    return new ObservedSandbox(new ProcessSandbox(), ChildOrigin.OWN, starts);
  }

  @Override
  public void prepare(List<Path> commonPath) {
    sandbox.prepare(commonPath);
  }

  @Override
  public Process start(List<Path> classPath, Path workFolder) throws IOException {
    starts.accept(origin);
    return sandbox.start(classPath, workFolder);
  }

  @Override
  public Process start(List<Path> classPath, Path data, Path workFolder) throws IOException {
    starts.accept(origin);
    return sandbox.start(classPath, data, workFolder);
  }

  @Override
  public Optional<Sandbox> forManyRuns() {
    return sandbox.forManyRuns().map(many -> new ObservedSandbox(many, ChildOrigin.NEW, starts));
  }

  @Override
  public SubmissionIsolation isolation() {
    return sandbox.isolation();
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
