package unblock.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import unblock.cli.classroom.ClassRow;
import unblock.cli.journal.DurableFiles;
import unblock.cli.layout.ClassFile;
import unblock.cli.marks.MarksFile;
import unblock.cli.marks.MarksPlatform;
import unblock.message.Message;

/**
 * A filled-in copy of a teacher's file in the folder of the round.
 *
 * @param name of the copy, which is that of the file
 */
record MarksCopy(MarksFile marks, MarksPlatform platform, String name) {
  private static final String EXTENSION = ".csv";

  /** Checks that the copy replaces neither the file itself nor a file of the class. */
  static MarksCopy of(MarksFile marks, MarksPlatform platform, Path report) {
    String own = String.valueOf(marks.file().getFileName());
    String name = own.toLowerCase(Locale.ROOT).endsWith(EXTENSION) ? own : own + EXTENSION;
    boolean isClassFile =
        Arrays.stream(ClassFile.values()).anyMatch(each -> each.fileName().equalsIgnoreCase(name))
            || name.equalsIgnoreCase("overrides.csv");
    if (isClassFile) {
      throw new CommandFault(Message.of("cli.marks.class-file", "name", name));
    }
    try {
      Path copy = report.resolve(name);
      if (Files.exists(copy) && Files.isSameFile(copy, marks.file())) {
        throw new CommandFault(Message.of("cli.marks.in-report", "file", marks.file().toString()));
      }
    } catch (IOException e) {
      throw CommandFault.unwritable(report.resolve(name), e);
    }
    return new MarksCopy(marks, platform, name);
  }

  /** Writes the copy. */
  MarksFile.Filled write(Path report, List<ClassRow> rows) {
    MarksFile.Filled filled = marks.filled(rows);
    Path copy = report.resolve(name);
    try {
      DurableFiles.write(copy, filled.bytes());
    } catch (IOException e) {
      throw CommandFault.unwritable(copy, e);
    }
    return filled;
  }
}
