package unblock.cli.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;

final class GitRepositoriesTest {
  private static final Map<String, String> PACKAGES = Map.of("e.pool", "pool");
  private static final Instant DEADLINE = Instant.parse("2026-11-30T22:59:00Z");

  @TempDir private Path folder;
  private Path ada;
  private Git git;

  @BeforeEach
  void makeRepository() throws Exception {
    ada = folder.resolve("class/ada");
    git = Git.init().setDirectory(ada.toFile()).setInitialBranch("main").call();
  }

  @AfterEach
  void closeRepository() {
    git.close();
  }

  @Test
  void readsTheLastCommitAndNotTheFolder() throws Exception {
    commit("one", DEADLINE.minusSeconds(60));
    commit("two", DEADLINE.plusSeconds(60));
    Files.writeString(ada.resolve("A.java"), code("not committed"));

    assertThat(read(GitRevision.LATEST)).isEqualTo(code("two"));
    assertThat(read(GitRevision.of(Optional.empty(), Optional.of("2026-11-30T23:59+01:00"))))
        .isEqualTo(code("one"));
    assertThat(readUrl(ada.toUri().toString(), before(DEADLINE))).isEqualTo(code("one"));
  }

  @Test
  void readsTheCommitThatIsNamed() throws Exception {
    ObjectId one = commit("one", DEADLINE);
    commit("two", DEADLINE);

    assertThat(read(commitOf(one.name()))).isEqualTo(code("one"));
    assertThat(read(commitOf(one.abbreviate(8).name()))).isEqualTo(code("one"));
    assertThat(refusal(commitOf("0123456789abcdef")))
        .isEqualTo(
            "There is no commit 0123456789abcdef in %s. Check that it was pushed, and fetch it."
                .formatted(ada));
    String tree = git.getRepository().resolve(one.name() + "^{tree}").name();
    assertThat(refusal(commitOf(tree))).contains("There is no commit " + tree);
  }

  @Test
  void saysThatNothingWasThereInTime() throws Exception {
    assertThat(refusal(GitRevision.LATEST)).contains("There is no commit on the default branch of");
    commit("late", DEADLINE.plusSeconds(1));
    assertThat(refusal(before(DEADLINE)))
        .isEqualTo(
            "There is no commit in %s until 2026-11-30T22:59:00Z. Check the time, and whether the work was handed in later."
                .formatted(ada));
  }

  @Test
  void followsNoLinkAndNoModuleAndTakesNoHugeFile() throws Exception {
    try (ObjectInserter objects = git.getRepository().newObjectInserter()) {
      TreeFormatter tree = new TreeFormatter();
      tree.append("A.java", FileMode.REGULAR_FILE, blob(objects, code("mine")));
      tree.append(
          "Huge.java",
          FileMode.REGULAR_FILE,
          objects.insert(Constants.OBJ_BLOB, new byte[20 << 20]));
      tree.append("Link.java", FileMode.SYMLINK, blob(objects, "/etc/passwd"));
      tree.append("module", FileMode.GITLINK, ObjectId.fromString("0".repeat(39) + "1"));
      commit(objects, objects.insert(tree), DEADLINE);
    }

    Submission read = GitRepositories.read(ada.toString(), GitRevision.LATEST, PACKAGES);

    assertThat(read.exercises().get("pool"))
        .containsExactly(new SourceFile("e/pool/A.java", code("mine")));
    assertThat(English.texts(read.remarks()))
        .containsExactly(
            "Left out, because no exercise asks for them: 1 file (Huge.java).",
            "Symbolic links are not followed: 1 file (Link.java).");
  }

  @Test
  void listsNoTreeWithoutEnd() throws Exception {
    try (ObjectInserter objects = git.getRepository().newObjectInserter()) {
      ObjectId tree = objects.insert(new TreeFormatter());
      for (int depth = 0; depth < 10; depth++) {
        TreeFormatter next = new TreeFormatter();
        for (int i = 0; i < 10; i++) {
          next.append("d" + i, FileMode.TREE, tree);
        }
        tree = objects.insert(next);
      }
      commit(objects, tree, DEADLINE);
    }

    assertThat(refusal(GitRevision.LATEST)).contains("holds more than 50,000 files and folders");
  }

  @Test
  void refusesWhatIsNoRepository() throws Exception {
    Files.createDirectories(folder.resolve("plain"));
    Files.writeString(folder.resolve("file"), "");
    Map<String, String> places =
        Map.of(
            folder.resolve("plain").toString(),
            "is no git repository",
            folder.resolve("none").toString(),
            "There is no folder",
            folder.resolve("file").toString(),
            "There is no folder",
            "http://example.org/ada.git",
            "is neither a path nor an https URL",
            "git@example.org:ada.git",
            "is neither a path nor an https URL",
            "ssh://example.org/ada.git",
            "is neither a path nor an https URL",
            "ext::sh -c x",
            "is neither a path nor an https URL",
            folder.resolve("none").toUri().toString(),
            "cannot be cloned");
    places.forEach(
        (place, sentence) ->
            assertThat(
                    catchThrowable(() -> GitRepositories.read(place, GitRevision.LATEST, PACKAGES)))
                .isInstanceOf(UnusableSubmission.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining(place));
  }

  @Test
  void refusesADamagedRepository() throws Exception {
    commit("one", DEADLINE);
    Files.writeString(ada.resolve(".git/HEAD"), "ref: refs/heads/" + "\u0000");
    assertThat(refusal(GitRevision.LATEST)).contains(ada.toString()).matches("(?s).+[.?]");
    Files.writeString(ada.resolve(".git/config"), "[core\n");
    assertThat(refusal(GitRevision.LATEST)).contains(ada.toString(), "cannot be read");
  }

  @Test
  void readsAClassOfClones() throws Exception {
    commit("one", DEADLINE);
    commit("two", DEADLINE.plusSeconds(1));
    Files.createDirectories(folder.resolve("class/bob"));

    List<Arrival> arrivals =
        ArrivalList.of(
                SubmissionBatchTest.request(
                    Optional.empty(), before(DEADLINE), folder.resolve("class")))
            .arrivals();

    assertThat(arrivals).extracting(Arrival::name).containsExactly("ada", "bob");
    assertThat(text(arrivals.get(0).read())).isEqualTo(code("one"));
    assertThat(catchThrowable(() -> arrivals.get(1).read()))
        .hasMessageContaining("bob is no git repository");
  }

  @Test
  void readsTheRepositoriesOfARoster() throws Exception {
    commit("one", DEADLINE);
    Path roster =
        Files.writeString(
            folder.resolve("roster.csv"),
            "id,name,repository\n17,Ada,%s\n18,Bob,\n19,Eve,%s/none\n".formatted(ada, folder));
    ArrivalList arrivals =
        ArrivalList.of(
            new IntakeRequest(
                PACKAGES,
                List.of(),
                false,
                List.of(),
                before(DEADLINE),
                Optional.of(roster),
                Optional.empty()));

    assertThat(arrivals.arrivals()).extracting(Arrival::name).containsExactly("17", "19");
    assertThat(text(arrivals.arrivals().get(0).read())).isEqualTo(code("one"));
    assertThat(arrivals.absent()).extracting(Student::name).containsExactly("Bob");
  }

  @Test
  void leavesNoCloneBehind() throws Exception {
    commit("one", DEADLINE);
    Path clone;
    try (GitClone open = GitClone.of(ada.toUri().toString())) {
      clone = open.folder();
      assertThat(clone).isDirectory();
    }
    assertThat(clone).doesNotExist();
  }

  @Test
  void readsARepositoryOverHttpsAndTrustsNoUnknownHost() throws Exception {
    commit("one", DEADLINE.minusSeconds(60));
    commit("two", DEADLINE.plusSeconds(60));
    SSLSocketFactory before = HttpsURLConnection.getDefaultSSLSocketFactory();
    try (GitHost host = new GitHost(git, folder)) {
      String url = host.url("ada.git");
      assertThat(catchThrowable(() -> readUrl(url, GitRevision.LATEST)))
          .hasMessageStartingWith(url + " cannot be cloned (")
          .hasMessageEndingWith("Check the URL, or clone it yourself and name the folder.");

      HttpsURLConnection.setDefaultSSLSocketFactory(host.tls.getSocketFactory());
      assertThat(readUrl(url, GitRevision.LATEST)).isEqualTo(code("two"));
      assertThat(readUrl(url, before(DEADLINE))).isEqualTo(code("one"));
      assertThat(catchThrowable(() -> readUrl(host.url("private.git"), GitRevision.LATEST)))
          .hasMessage(
              host.url("private.git")
                  + " asks for a password, or does not exist. Clone it yourself and name the folder.");
    } finally {
      HttpsURLConnection.setDefaultSSLSocketFactory(before);
    }
  }

  @Test
  void namesARepositoryAsPeopleDo() {
    assertThat(
            List.of("https://x/class/ada.git", "https://x/ada/", "a/ada/.git", "C:\\w\\ada", "ada"))
        .allSatisfy(where -> assertThat(GitRepositories.nameOf(where)).isEqualTo("ada"));
  }

  private String read(GitRevision revision) throws UnusableSubmission {
    return text(GitRepositories.read(ada.toString(), revision, PACKAGES));
  }

  private static String readUrl(String url, GitRevision revision) throws UnusableSubmission {
    return text(GitRepositories.read(url, revision, PACKAGES));
  }

  private static String text(Submission read) {
    return read.exercises().get("pool").get(0).text();
  }

  private String refusal(GitRevision revision) {
    return String.valueOf(catchThrowable(() -> read(revision)).getMessage());
  }

  private static GitRevision before(Instant time) {
    return new GitRevision(Optional.empty(), Optional.of(time));
  }

  private static GitRevision commitOf(String name) throws InvalidRevision {
    return GitRevision.of(Optional.of(name), Optional.empty());
  }

  private static String code(String what) {
    return "package e.pool; // " + what;
  }

  private ObjectId commit(String what, Instant time) throws Exception {
    try (ObjectInserter objects = git.getRepository().newObjectInserter()) {
      TreeFormatter tree = new TreeFormatter();
      tree.append("A.java", FileMode.REGULAR_FILE, blob(objects, code(what)));
      return commit(objects, objects.insert(tree), time);
    }
  }

  private ObjectId commit(ObjectInserter objects, ObjectId tree, Instant time) throws IOException {
    PersonIdent who = new PersonIdent("Ada", "ada@example.org", time, ZoneOffset.UTC);
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setAuthor(who);
    commit.setCommitter(who);
    commit.setMessage("work");
    ObjectId head = git.getRepository().resolve(Constants.HEAD);
    if (head != null) {
      commit.setParentId(head);
    }
    ObjectId id = objects.insert(commit);
    objects.flush();
    RefUpdate update = git.getRepository().updateRef(Constants.HEAD);
    update.setNewObjectId(id);
    RefUpdate.Result done = update.update();
    assertThat(done).isIn(RefUpdate.Result.NEW, RefUpdate.Result.FAST_FORWARD);
    return id;
  }

  private static ObjectId blob(ObjectInserter objects, String text) throws IOException {
    return objects.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
  }
}
