package unblock.cli.attacks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unblock.engine.model.SubmissionIsolation;
import unblock.message.Translator;

/**
 * A submission that tries something, and what may come of it.
 *
 * @param row of the list of what hostile submissions do
 * @param why what it tries, in words
 * @param most the points that its honest part earns, by exercise; empty when it is to be refused
 * @param effect what proves that it was tried; empty when the intake refuses it, which proves it
 * @param never files that must not be there afterwards
 * @param unsaid what must stand in nothing that the grader keeps or prints
 * @param alone whether it is graded apart, since it aims at the whole run
 * @param needs by sandbox, the protection without which this cannot hold; it is not tried without
 * @param results what is stated to come of it, by isolation mode
 */
record Attack(
    Path submission,
    int row,
    String why,
    Map<String, Double> most,
    Optional<Effect> effect,
    List<String> never,
    List<String> unsaid,
    boolean alone,
    Map<String, String> needs,
    Map<IsolationMode, AttackOutcome> results) {
  static final Path FOLDER = Path.of("src/test/attacks");

  /** The names of the only attacks to try, with commas between; empty for all. */
  private static final String ONLY = System.getProperty("unblock.attacks.only", "");

  /** One that the intake refuses. */
  static Attack refused(Path submission, String why, Path never) {
    return new Attack(
        submission,
        19,
        why,
        Map.of(),
        Optional.empty(),
        List.of(never.toString()),
        List.of(),
        false,
        Map.of(),
        Stream.of(IsolationMode.values())
            .collect(Collectors.toMap(mode -> mode, mode -> AttackOutcome.HOLDS)));
  }

  /** All that are kept as folders, by name. */
  static List<Attack> kept() throws IOException {
    List<Attack> attacks = new ArrayList<>();
    try (Stream<Path> folders = Files.list(FOLDER)) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        attacks.add(read(folder));
      }
    }
    return attacks;
  }

  private static Attack read(Path folder) throws IOException {
    Expected expected = Expected.read(folder.resolve("expected.json"));
    return new Attack(
        folder.toAbsolutePath(),
        expected.row(),
        expected.why(),
        expected.most(),
        Optional.of(expected.effect()),
        expected.never().stream().map(Attack::atHome).toList(),
        expected.unsaid(),
        expected.alone(),
        expected.needs(),
        expected.results());
  }

  private static String atHome(String file) {
    return file.replace("~", System.getProperty("user.home"));
  }

  /** Whether it is asked for. */
  boolean asked() {
    return ONLY.isEmpty() || List.of(ONLY.split(",", -1)).contains(name());
  }

  /** As the grader calls it. */
  String name() {
    return submission.getFileName().toString().replaceFirst("\\.zip$", "");
  }

  /** What every process and line of this row has in it. */
  String marker() {
    return "unblock-attack-%02d".formatted(row);
  }

  /** The protection that this needs and these do not have. */
  Optional<String> lacks(SubmissionIsolation isolation) {
    List<String> missing =
        isolation.missing().stream().map(Translator.of(Locale.ENGLISH)::text).toList();
    return Optional.ofNullable(needs.get(isolation.kind())).filter(missing::contains);
  }

  String title(AttackSetting setting) {
    return "%02d %s (%s)".formatted(row, why, setting.name());
  }
}
