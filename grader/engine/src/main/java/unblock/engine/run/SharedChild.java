package unblock.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import unblock.engine.exercise.Exercise;
import unblock.engine.scratch.HostileTreeDeleter;
import unblock.given.UserApi;

/**
 * The child in which the exercises of one submission run, one after the other. The start of a JVM,
 * and the interpretation of Javalin's code until it is compiled, take most of the CPU time of a
 * short run.
 *
 * <p>This type owns the life of the child. A run takes the child and gives it back after its last
 * trial; a run that breaks the child ends it. The child is passed on only if nothing of the
 * exercise is left in it: the JVM itself reports that no thread, connection, changed setting or
 * class is left, and this process has checked in the class files that the code cannot reach what
 * the JVM does not check ({@link ShareableCode}). Everything else runs in children of its own.
 *
 * <p>Code of an exercise could do nothing for a later exercise that the code of the later one could
 * not do itself, because both are the work of the same student. Only code that is left behind would
 * be an advantage: each exercise is inspected by its own rules. Used by one thread.
 */
public final class SharedChild implements AutoCloseable {
  private final Sandbox sandbox;
  private final List<Path> kit;
  private final Path folder;
  private final Path exercises;
  private int runsLeft;
  private Optional<ChildProcess> idle = Optional.empty();

  private SharedChild(Sandbox sandbox, List<Path> kit, Path folder, int runs) throws IOException {
    this.sandbox = sandbox;
    this.kit = kit;
    this.folder = folder;
    this.exercises = Files.createDirectory(folder.resolve("exercises"));
    this.runsLeft = runs;
  }

  /**
   * Creates the owner of a child that has not started yet.
   *
   * @param kit the class path without the submission's classes
   * @param folder an empty folder, which is deleted in the end
   * @param runs the number of runs that may follow
   */
  static SharedChild in(Sandbox sandbox, List<Path> kit, Path folder, int runs) throws IOException {
    return new SharedChild(sandbox, List.copyOf(kit), folder, runs);
  }

  /** Creates the empty folder for the run of that exercise; the caller deletes it. */
  public Path folder(Exercise exercise) throws IOException {
    runsLeft--;
    return Files.createDirectory(exercises.resolve(exercise.id()));
  }

  /**
   * Returns the source of children for a run of these classes, if they may run here. Otherwise an
   * idle child ends: the run's own child may have a user of its own, to whose group alone the
   * folder is open from then on ({@link OwnUser}), so that the idle one could not read the classes
   * of a later exercise.
   */
  Optional<ChildSource> source(Exercise exercise, Path classes) throws IOException {
    boolean isGiven = exercise.api().getPackageName().equals(UserApi.class.getPackageName());
    if (isGiven && ShareableCode.isAll(classes)) {
      return Optional.of(new Source());
    }
    endIdle();
    return Optional.empty();
  }

  private void endIdle() {
    idle.ifPresent(ChildProcess::close);
    idle = Optional.empty();
  }

  private final class Source implements ChildSource {
    @Override
    public ChildProcess take(RunFiles files, Receivers receivers) throws IOException {
      Optional<ChildProcess> kept = idle.filter(ChildProcess::alive);
      idle = Optional.empty();
      ChildProcess child = kept.isPresent() ? kept.get() : start(receivers);
      child.serve(receivers);
      child.orders().load(files.classes());
      return child;
    }

    private ChildProcess start(Receivers receivers) throws IOException {
      Path work = Files.createDirectories(folder.resolve("work"));
      return ChildProcess.start(sandbox, kit, exercises, work, receivers);
    }

    @Override
    public void giveBack(ChildProcess child) {
      if (runsLeft > 0 && child.orders().clear()) {
        idle = Optional.of(child);
      } else {
        child.close();
      }
    }
  }

  /** Ends the child, if no run uses it, and deletes the folder. */
  @Override
  public void close() {
    endIdle();
    try {
      HostileTreeDeleter.delete(folder);
    } catch (IOException | UncheckedIOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
