package unblock.engine.compile;

import java.nio.file.Path;
import java.util.List;
import unblock.analyzer.Finding;

/** The result of a compilation. */
public sealed interface CompilationOutcome {
  /** The sources compiled; the folder contains the classes. */
  record Compiled(Path classes) implements CompilationOutcome {}

  /** The sources did not compile; there is one finding for each error of javac. */
  record Rejected(List<Finding> findings) implements CompilationOutcome {
    public Rejected {
      findings = List.copyOf(findings);
    }
  }
}
