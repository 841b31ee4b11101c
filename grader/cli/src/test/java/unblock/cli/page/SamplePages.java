package unblock.cli.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.cli.classroom.ClassRow;
import unblock.cli.classroom.Gradebook;
import unblock.cli.intake.Student;
import unblock.cli.journal.ClassShard;
import unblock.cli.journal.RunSettings;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.GradedSource;
import unblock.engine.model.HeldAction;
import unblock.engine.model.HeldStep;
import unblock.engine.model.HeldTrial;
import unblock.engine.model.Pulse;
import unblock.engine.model.Score;
import unblock.engine.model.SubmissionRights;
import unblock.engine.model.Timeline;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;
import unblock.engine.model.Verdict;
import unblock.engine.model.Visibility;
import unblock.engine.report.html.ComparisonPage;
import unblock.engine.report.html.HtmlReport;
import unblock.message.Message;
import unblock.message.Translator;

/** Pages of a submission that blocks, of its class, and of a comparison, as files. */
final class SamplePages {
  /** The number of events in the timeline. */
  static final int EVENTS = 21;

  private static final RunSettings SETTINGS =
      new RunSettings("v", 7, List.of("offload"), "s", "", ClassShard.WHOLE, SubmissionRights.OWN);

  private SamplePages() {}

  static List<Path> write(Path folder) throws IOException {
    List<Path> pages = new ArrayList<>();
    for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      Translator texts = Translator.of(language);
      Path own = Files.createDirectories(folder.resolve(language.getLanguage()));
      Path report = own.resolve("report.html");
      pages.add(Files.writeString(report, new HtmlReport().write(grade("ada"), texts)));
      book().write(own, texts);
      pages.add(own.resolve("index.html"));
      pages.add(Files.writeString(own.resolve("demo.html"), comparison().write(texts)));
    }
    return pages;
  }

  private static ComparisonPage comparison() {
    ComparisonPage.Run run = new ComparisonPage.Run("Blocking handlers", timeline());
    return new ComparisonPage(
        "Handlers on one thread",
        List.of("Three requests arrive at once."),
        Optional.of(
            new ComparisonPage.Table(
                "Counts",
                List.of("Server", "Blocking handlers", "Non-blocking handlers"),
                List.of(List.of("a virtual thread for each request", "50", "needs Java 21")))),
        List.of(
            new ComparisonPage.Part("Both", "The events of both.", run, Optional.of(run), true),
            new ComparisonPage.Part("One", "The events of one.", run, Optional.empty(), true)));
  }

  private static Gradebook book() {
    return new Gradebook(
        SETTINGS,
        List.of(
            ClassRow.absent(new Student("s1", "Grace Hopper", Optional.empty())),
            ClassRow.refused(
                Optional.empty(), "eve", Message.verbatim("There is no file."), List.of())));
  }

  /** The page of a class in which every tenth student handed in nothing. */
  static Path ofAClass(int students, Path folder) throws IOException {
    List<ClassRow> rows = new ArrayList<>();
    for (int i = 0; i < students; i++) {
      Student student = new Student("s" + i, "Student " + i, Optional.empty());
      Path own = Files.createDirectories(folder.resolve("submission-" + i));
      Files.writeString(own.resolve(Gradebook.FINGERPRINTS), "{\"exercises\":{}}");
      rows.add(
          i % 10 == 0
              ? ClassRow.absent(student)
              : ClassRow.graded(Optional.of(student), grade("submission-" + i)));
    }
    new Gradebook(SETTINGS, rows).write(folder, Translator.of(Locale.ENGLISH));
    return folder.resolve("index.html");
  }

  private static GradeReport grade(String name) {
    Finding finding =
        new Finding(
            "blocking-call",
            Severity.BLOCKS,
            "UserHandlers.java",
            2,
            Message.verbatim("login waits."),
            Message.empty(),
            List.of(Message.verbatim("UserHandlers.login(UserHandlers.java:2)")),
            List.of("a.UserHandlers#login"),
            "UserStore.find");
    GradedExercise exercise =
        new GradedExercise(
                "offload",
                new Score(3, 13),
                List.of(
                    criterion("offload.login.answers", Aspect.ANSWERS, Verdict.PASSED, List.of()),
                    criterion(
                        "offload.event-loop", Aspect.EVENT_LOOP, Verdict.FAILED, List.of(finding)),
                    criterion("offload.timing", Aspect.TIMING, Verdict.NOT_CHECKED, List.of()),
                    criterion("offload.clean", Aspect.CLEAN_UP, Verdict.INCONCLUSIVE, List.of())),
                timeline(),
                new Evidence.Trouble(Message.empty()))
            .withSources(
                List.of(
                    new GradedSource(
                        "unblock/exercises/offload/UserHandlers.java",
                        "void login(Context ctx) {\n  Optional<User> user = users.find(name);\n}\n"
                            + "// "
                            + "a long line ".repeat(20)
                            + "\n",
                        true)));
    return GradeReport.of(name, 42, List.of(exercise, heldTrial()));
  }

  /** The exercise with a held trial in the place of its rendezvous. */
  private static GradedExercise heldTrial() {
    HeldStep sent =
        new HeldStep(
            HeldAction.SENT,
            List.of("alice"),
            List.of("alice"),
            List.of(),
            Pulse.ANSWERED,
            List.of(),
            List.of());
    String line = "UserHandlers.java:2";
    List<TimelineEvent> events = new ArrayList<>();
    add(events, Kind.STEP_MADE, "", "");
    add(events, Kind.STEP_SENT, "", "");
    add(events, Kind.SENT, "R1", "");
    add(events, Kind.SENT, "R2", "");
    add(events, Kind.TAKEN, "R1", "");
    add(events, Kind.CALLED, "R1", line);
    add(events, Kind.LEFT, "R1", "");
    add(events, Kind.TAKEN, "R2", "");
    add(events, Kind.LEFT, "R2", "");
    add(events, Kind.STEP_OPENED, "", "");
    add(events, Kind.RELEASED, "R1", line);
    events.add(new TimelineEvent(Kind.HANDLERS, "", 130, "", "", "closed"));
    events.add(new TimelineEvent(Kind.REPLIED, "R1", 140, "", "", "503"));
    Timeline timeline = new Timeline(timeline().requests().subList(0, 2), events);
    Evidence evidence =
        Evidence.Ran.counted(
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Timeline.EMPTY)
            .withHeldTrials(
                List.of(new HeldTrial("a-long-name-of-a-trial", List.of(sent), timeline)));
    return new GradedExercise("overload", new Score(0, 0), List.of(), Timeline.EMPTY, evidence);
  }

  private static GradedCriterion criterion(
      String key, Aspect aspect, Verdict verdict, List<Finding> findings) {
    return new GradedCriterion(
        key,
        aspect,
        Message.verbatim("The worker must stay free while requests wait"),
        verdict,
        new Score(verdict == Verdict.PASSED ? 3 : 0, 3),
        Visibility.VISIBLE,
        Message.verbatim("A message about what was seen"),
        findings);
  }

  private static Timeline timeline() {
    String line = "UserHandlers.java:2";
    List<TimelineEvent> events = new ArrayList<>();
    add(events, Kind.GATE_SHUT, "", "");
    add(events, Kind.SENT, "R1", "");
    add(events, Kind.SENT, "R2", "");
    add(events, Kind.TAKEN, "R1", "");
    add(events, Kind.SENT, "R3", "");
    add(events, Kind.CALLED, "R1", line);
    add(events, Kind.PULSE_MISSED, "", "");
    add(events, Kind.GATE_OPEN, "", "");
    add(events, Kind.RELEASED, "R1", line);
    add(events, Kind.LEFT, "R1", "");
    add(events, Kind.REPLIED, "R1", "");
    add(events, Kind.TAKEN, "R2", "");
    add(events, Kind.CALLED, "R2", line);
    add(events, Kind.RELEASED, "R2", line);
    add(events, Kind.LEFT, "R2", "");
    add(events, Kind.REPLIED, "R2", "");
    add(events, Kind.TAKEN, "R3", "");
    add(events, Kind.CALLED, "R3", line);
    add(events, Kind.RELEASED, "R3", line);
    add(events, Kind.LEFT, "R3", "");
    add(events, Kind.REPLIED, "R3", "");
    return new Timeline(
        List.of(
            new Timeline.Request("R1", "/login", List.of()),
            new Timeline.Request("R2", "/info", List.of()),
            new Timeline.Request("R3", "/history", List.of())),
        events);
  }

  private static void add(List<TimelineEvent> events, Kind kind, String request, String line) {
    String thread = request.isEmpty() || kind == Kind.SENT ? "" : "worker-17";
    events.add(new TimelineEvent(kind, request, 10.5 * events.size(), thread, line));
  }
}
