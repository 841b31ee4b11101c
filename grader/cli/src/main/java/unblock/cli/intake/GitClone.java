package unblock.cli.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.transport.TagOpt;
import unblock.engine.scratch.HostileTreeDeleter;
import unblock.engine.scratch.ScratchFolder;
import unblock.engine.submission.IoReason;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/** A repository fetched to a folder for the moment, without its files; gone when it is closed. */
final class GitClone implements Closeable {
  private final Path folder;

  private GitClone(Path folder) {
    this.folder = folder;
  }

  static GitClone of(String url) throws UnusableSubmission {
    GitClone clone;
    try {
      clone = new GitClone(ScratchFolder.make("clone-"));
    } catch (IOException e) {
      throw new UnusableSubmission(
          Message.of("intake.clone-no-room", "url", url, "reason", IoReason.of(e)), e);
    }
    Watch watch = new Watch(clone.folder);
    try (Git git =
        Git.cloneRepository()
            .setURI(url)
            .setDirectory(clone.folder.toFile())
            .setBare(true)
            .setTagOption(TagOpt.NO_TAGS)
            .setTimeout(IntakeLimits.SILENCE)
            .setProgressMonitor(watch)
            .call()) {
      git.getRepository();
      return clone;
    } catch (GitAPIException | RuntimeException e) {
      clone.close();
      throw new UnusableSubmission(watch.isCancelled() ? tooMuch(url) : why(url, e), e);
    }
  }

  private static Message tooMuch(String url) {
    return Message.of(
        "intake.clone-too-much",
        "url",
        url,
        "mib",
        IntakeLimits.CLONE >> 20,
        "minutes",
        IntakeLimits.CLONING / 60);
  }

  private static Message why(String url, Exception e) {
    String said = String.valueOf(e.getMessage());
    if (said.contains("uthenti") || said.contains("not authorized")) {
      return Message.of("intake.clone-password", "url", url);
    }
    return Message.of("intake.clone-failed", "url", url, "reason", said);
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try {
      HostileTreeDeleter.delete(folder);
    } catch (IOException e) {
      return; // It goes with what the grader leaves; the next start tries again.
    }
  }

  /** Ends a clone that grows too large or takes too long. */
  private static final class Watch extends EmptyProgressMonitor {
    private final Path folder;
    private final long start = System.nanoTime();
    private volatile long looked = start;
    private volatile boolean ended;

    Watch(Path folder) {
      this.folder = folder;
    }

    /** Asked many times a second; looks once in one. */
    @Override
    public boolean isCancelled() {
      long now = System.nanoTime();
      if (!ended && now - looked > TimeUnit.SECONDS.toNanos(1)) {
        looked = now;
        ended =
            now - start > TimeUnit.SECONDS.toNanos(IntakeLimits.CLONING)
                || size() > IntakeLimits.CLONE;
      }
      return ended;
    }

    private long size() {
      try (var files = Files.walk(folder)) {
        return files.mapToLong(file -> file.toFile().length()).sum();
      } catch (IOException | UncheckedIOException e) {
        // A file was moved while it was counted; the next look counts again.
        return 0;
      }
    }
  }
}
