package unblock.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import unblock.engine.model.SubmissionIsolation;
import unblock.engine.run.ProcessSandbox;
import unblock.engine.run.Sandbox;

/** A sandbox that counts the children that several exercises may use. */
final class CountingSandbox implements Sandbox {
  private final Sandbox sandbox = new ProcessSandbox();
  private final AtomicInteger shared = new AtomicInteger();

  /** The number of these children that have been started. */
  int sharedChildren() {
    return shared.get();
  }

  @Override
  public Process start(List<Path> classPath, Path workFolder) throws IOException {
    return sandbox.start(classPath, workFolder);
  }

  @Override
  public Process start(List<Path> classPath, Path data, Path workFolder) throws IOException {
    return sandbox.start(classPath, data, workFolder);
  }

  @Override
  public Optional<Sandbox> forManyRuns() {
    return sandbox.forManyRuns().map(Counted::new);
  }

  private final class Counted implements Sandbox {
    private final Sandbox many;

    private Counted(Sandbox many) {
      this.many = many;
    }

    @Override
    public Process start(List<Path> classPath, Path workFolder) throws IOException {
      shared.incrementAndGet();
      return many.start(classPath, workFolder);
    }

    @Override
    public Process start(List<Path> classPath, Path data, Path workFolder) throws IOException {
      shared.incrementAndGet();
      return many.start(classPath, data, workFolder);
    }
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
