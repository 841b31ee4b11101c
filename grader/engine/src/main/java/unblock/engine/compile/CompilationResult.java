package unblock.engine.compile;

import java.nio.file.Path;
import java.util.List;
import unblock.analyzer.Finding;

/** What compiling came to. */
public sealed interface CompilationResult {
  /** It compiled; the classes stand in that folder. */
  record Compiled(Path classes) implements CompilationResult {}

  /** It did not; one finding for each error that javac reported. */
  record Rejected(List<Finding> findings) implements CompilationResult {
    public Rejected {
      findings = List.copyOf(findings);
    }
  }
}
