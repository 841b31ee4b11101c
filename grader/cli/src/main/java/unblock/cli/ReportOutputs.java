package unblock.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import unblock.cli.journal.DurableFiles;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Score;
import unblock.engine.model.Timeline;
import unblock.engine.report.JsonReport;
import unblock.engine.report.ReportFormat;
import unblock.engine.report.ReportFormat.Audience;
import unblock.message.Message;

/**
 * Prints and writes grades in the requested formats.
 *
 * @param formats at most one of them is printed
 * @param demanded the ids of the exercises that each submission has to have
 */
record ReportOutputs(List<FormatRequest> formats, List<String> demanded, TerminalScreen screen) {
  private static final String EXAMPLE = "--format junit=unblock.xml";

  /**
   * The first problem of the formats, asked before grading: one sentence with the remedy.
   *
   * @param submissions how many may be graded
   * @param inputs files that the command reads
   */
  Optional<Message> problem(int submissions, List<Path> inputs) {
    Set<String> files = new HashSet<>();
    for (FormatRequest each : formats) {
      Optional<Message> problem =
          each.format()
              .obstacle()
              .or(() -> problem(each, submissions))
              .or(() -> twice(each, files))
              .or(() -> input(each, inputs));
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static Optional<Message> problem(FormatRequest request, int submissions) {
    String id = request.format().id();
    if (request.file().isEmpty()) {
      return submissions > 1 && request.format().audience() == Audience.PROGRAMS
          ? Optional.of(
              Message.of("cli.format.one-printed", "format", id, "name", FormatRequest.NAME))
          : Optional.empty();
    }
    String name = request.file().get();
    if (submissions > 1 && !request.isPerSubmission()) {
      return Optional.of(
          Message.of(
              "cli.format.one-file", "format", id, "file", name, "name", FormatRequest.NAME));
    }
    try {
      Path file = Path.of(request.fileOf("x").orElseThrow()).toAbsolutePath();
      Path folder = file.getParent();
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        return Optional.of(Message.of("cli.format.no-file", "format", id, "file", name));
      }
      boolean isKnown = !request.isPerSubmission();
      if (isKnown && (folder == null || !Files.isDirectory(folder))) {
        return Optional.of(Message.of("cli.format.no-folder", "format", id, "file", name));
      }
      return Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.of(Message.of("cli.format.no-file", "format", id, "file", name));
    }
  }

  private static Optional<Message> input(FormatRequest request, List<Path> inputs) {
    return request
        .file()
        .filter(name -> inputs.stream().anyMatch(input -> isSame(input, Path.of(name))))
        .map(name -> Message.of("cli.format.is-input", "file", name));
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false; // One of them does not exist.
    }
  }

  private static Optional<Message> twice(FormatRequest request, Set<String> files) {
    return files.add(request.file().orElse(""))
        ? Optional.empty()
        : Optional.of(
            request.file().isEmpty()
                ? Message.of("cli.format.two-printed", "example", EXAMPLE)
                : Message.of("cli.format.same-file", "file", request.file().get()));
  }

  /** Removes the files of an earlier run, so that a run that fails leaves no old grade behind. */
  void removeOld() {
    for (FormatRequest each : formats) {
      if (!each.isPerSubmission() && each.file().isPresent()) {
        Path file = Path.of(each.file().get());
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          throw unwritable(file, e);
        }
      }
    }
  }

  /** The format that is printed in place of text, if any. */
  Optional<ReportFormat> printed() {
    return formats.stream()
        .filter(each -> each.file().isEmpty())
        .map(FormatRequest::format)
        .findFirst();
  }

  /** Whether standard output holds text for programs, to which nothing may be added. */
  boolean printsData() {
    return printed().filter(each -> each.audience() == Audience.PROGRAMS).isPresent();
  }

  /** Prints a grade in the requested format, or else as text. */
  void print(GradeReport report, ReportFormat text) {
    ReportFormat format = printed().orElse(text);
    String page = page(report, format);
    if (format.audience() == Audience.PROGRAMS) {
      screen.data(page);
    } else {
      screen.report(page + "\n");
    }
  }

  /** Writes the files of a grade. */
  void write(GradeReport report) {
    for (FormatRequest each : formats) {
      Optional<String> name = each.fileOf(report.submission());
      if (name.isPresent()) {
        Path file = Path.of(name.get());
        try {
          DurableFiles.write(file, page(report, each.format()));
        } catch (IOException e) {
          throw unwritable(file, e);
        }
      }
    }
  }

  /**
   * A stored grade has what was graded; all others also name what there was nothing to grade of.
   */
  private String page(GradeReport report, ReportFormat format) {
    boolean isComplete =
        report.exercises().isEmpty()
            || format instanceof JsonReport
            || format.audience() == Audience.PEOPLE;
    return format.write(isComplete ? report : withMissing(report), screen.texts());
  }

  /** Adds each demanded exercise that was not handed in, without criteria and points. */
  private GradeReport withMissing(GradeReport report) {
    List<String> graded = report.exercises().stream().map(GradedExercise::id).toList();
    List<GradedExercise> all = new ArrayList<>(report.exercises());
    for (String id : demanded) {
      if (!graded.contains(id)) {
        Evidence nothing = new Evidence.NotServed(Message.empty(), List.of());
        all.add(new GradedExercise(id, Score.NONE, List.of(), Timeline.EMPTY, nothing));
      }
    }
    return GradeReport.of(report.submission(), report.seed(), all)
        .within(report.isolation())
        .remarked(report.remarks());
  }

  /**
   * Prints and writes that a submission was not graded: in most formats, a missing grade would
   * count as a passed one.
   */
  void refuse(String submission, Message sentence) {
    GradeReport nothing = GradeReport.of(submission, 0, List.of()).remarked(List.of(sentence));
    write(nothing);
    if (printsData()) {
      print(nothing, printed().orElseThrow());
    }
  }

  private static CommandFault unwritable(Path file, IOException e) {
    return new CommandFault(
        Message.of(
            "cli.format.unwritable", "file", file.toString(), "reason", CommandFault.reason(e)),
        e);
  }
}
