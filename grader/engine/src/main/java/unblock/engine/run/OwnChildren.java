package unblock.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Children that serve one run only.
 *
 * @param sandbox the environment in which they start
 * @param kit the class path without the submission's classes
 */
record OwnChildren(Sandbox sandbox, List<Path> kit) implements ChildSource {
  OwnChildren {
    kit = List.copyOf(kit);
  }

  @Override
  public ChildProcess take(RunFiles files, Receivers receivers) throws IOException {
    List<Path> classPath = new ArrayList<>(kit);
    classPath.add(files.classes());
    return ChildProcess.start(sandbox, classPath, files.rows(), files.work(), receivers);
  }

  @Override
  public void giveBack(ChildProcess child) {
    child.close();
  }
}
