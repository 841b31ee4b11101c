package unblock.cli.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;
import unblock.engine.submission.IoReason;
import unblock.engine.submission.SourceBundle;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/** What one commit holds, as it lies in the repository; the modules of others are left out. */
final class GitCommit implements SourceBundle, Closeable {
  private final String where;
  private final ObjectReader objects;
  private final Map<String, ObjectId> files = new HashMap<>();
  private final Set<String> links = new HashSet<>();
  private long left = IntakeLimits.JAVA;

  private GitCommit(String where, ObjectReader objects) {
    this.where = where;
    this.objects = objects;
  }

  /** Finds the commit that is asked for and lists what is in it. */
  static GitCommit of(String where, Repository repository, GitRevision revision)
      throws IOException, UnusableSubmission {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit commit =
          revision.commit().isPresent()
              ? named(where, repository, walk, revision.commit().get())
              : last(where, repository, walk, revision.before());
      String shown = where + "@" + commit.abbreviate(7).name();
      GitCommit contents = new GitCommit(shown, repository.newObjectReader());
      contents.list(commit.getTree());
      return contents;
    }
  }

  private static RevCommit named(String where, Repository repository, RevWalk walk, String name)
      throws IOException, UnusableSubmission {
    try {
      ObjectId id = repository.resolve(name + "^{commit}");
      if (id != null) {
        return walk.parseCommit(id);
      }
    } catch (AmbiguousObjectException e) {
      throw new UnusableSubmission(
          Message.of("intake.commit-ambiguous", "where", where, "commit", name), e);
    } catch (MissingObjectException | IncorrectObjectTypeException e) {
      throw noCommit(where, name, e);
    }
    throw noCommit(where, name, null);
  }

  private static UnusableSubmission noCommit(String where, String name, @Nullable Exception e) {
    Message message = Message.of("intake.commit-unknown", "commit", name, "where", where);
    return e == null ? new UnusableSubmission(message) : new UnusableSubmission(message, e);
  }

  /**
   * The last one of the default branch that its committer's clock dates by then. A student can set
   * that clock; the time of a push, which only the server knows, cannot be had from a repository.
   */
  private static RevCommit last(
      String where, Repository repository, RevWalk walk, Optional<Instant> before)
      throws IOException, UnusableSubmission {
    ObjectId head = repository.resolve(Constants.HEAD);
    if (head == null) {
      throw new UnusableSubmission(Message.of("intake.no-commit", "where", where));
    }
    walk.markStart(walk.parseCommit(head));
    long end = before.map(Instant::getEpochSecond).orElse(Long.MAX_VALUE);
    if (before.isEmpty()) {
      return walk.next();
    }
    RevCommit last = null;
    int seen = 0;
    for (RevCommit each : walk) {
      if (++seen > IntakeLimits.COMMITS) {
        throw new UnusableSubmission(
            Message.of("intake.too-many-commits", "where", where, "most", IntakeLimits.COMMITS));
      }
      boolean isLater = last == null || each.getCommitTime() > last.getCommitTime();
      if (each.getCommitTime() <= end && isLater) {
        last = each;
      }
    }
    if (last == null) {
      throw new UnusableSubmission(
          Message.of("intake.no-commit-before", "where", where, "time", before.get().toString()));
    }
    return last;
  }

  /** Trees that hold each other many times over are listed no further than the limits. */
  private void list(ObjectId tree) throws IOException, UnusableSubmission {
    int seen = 0;
    try (TreeWalk walk = new TreeWalk(objects)) {
      walk.addTree(tree);
      while (walk.next()) {
        if (++seen > IntakeLimits.COMMITTED || walk.getDepth() > IntakeLimits.DEEPEST) {
          throw new UnusableSubmission(
              Message.of(
                  "intake.tree-too-large",
                  "where",
                  where,
                  "most",
                  IntakeLimits.COMMITTED,
                  "deepest",
                  IntakeLimits.DEEPEST));
        }
        int mode = walk.getRawMode(0);
        if (FileMode.TREE.equals(mode)) {
          walk.enterSubtree();
        } else if (FileMode.SYMLINK.equals(mode)) {
          links.add(walk.getPathString());
        } else if (FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode)) {
          files.put(walk.getPathString(), walk.getObjectId(0));
        }
      }
    }
  }

  @Override
  public String where() {
    return where;
  }

  @Override
  public Set<String> files() {
    return Collections.unmodifiableSet(files.keySet());
  }

  @Override
  public Set<String> links() {
    return Collections.unmodifiableSet(links);
  }

  @Override
  public byte[] read(String file, int most) throws UnusableSubmission {
    ObjectId id = files.get(file);
    if (id == null) {
      throw new IllegalArgumentException(file + " is not in " + where);
    }
    try (InputStream in = objects.open(id, Constants.OBJ_BLOB).openStream()) {
      byte[] bytes = in.readNBytes(most);
      left -= bytes.length;
      if (left < 0) {
        throw StudentFiles.javaTooLarge(where);
      }
      return bytes;
    } catch (IOException e) {
      throw new UnusableSubmission(
          Message.of(
              "intake.unreadable-blob", "file", file, "where", where, "reason", IoReason.of(e)),
          e);
    }
  }

  @Override
  public void close() {
    objects.close();
  }
}
