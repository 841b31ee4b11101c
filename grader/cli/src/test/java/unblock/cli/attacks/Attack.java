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
 * A hostile submission, and its permitted effects.
 *
 * @param row the row in the list of hostile behaviour
 * @param why the aim of the attack, in words
 * @param most the points that its honest part earns, by exercise; empty if it is to be refused
 * @param effect the proof that the attack was tried; empty if the intake refuses it, which is the
 *     proof
 * @param never files that must not exist afterwards
 * @param unsaid texts that must not occur in any stored or printed text of the grader
 * @param alone whether it is graded separately, because it attacks the whole run
 * @param needs by sandbox, the protection without which the attack cannot be stopped; without it,
 *     the attack is not tried
 * @param results the stated outcome, by isolation mode
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

  /** The names of the only attacks to try, separated by commas; empty for all. */
  private static final String ONLY = System.getProperty("unblock.attacks.only", "");

  /** Returns an attack that the intake refuses. */
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

  /** Returns all attacks that are stored as folders, by name. */
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

  /** Whether this attack is selected. */
  boolean asked() {
    return ONLY.isEmpty() || List.of(ONLY.split(",", -1)).contains(name());
  }

  /** Returns the name of the submission. */
  String name() {
    return submission.getFileName().toString().replaceFirst("\\.zip$", "");
  }

  /** Returns a text that every process and line of this row contains. */
  String marker() {
    return "unblock-attack-%02d".formatted(row);
  }

  /** Returns the protection that the attack needs and that this isolation does not have. */
  Optional<String> lacks(SubmissionIsolation isolation) {
    List<String> missing =
        isolation.missing().stream().map(Translator.of(Locale.ENGLISH)::text).toList();
    return Optional.ofNullable(needs.get(isolation.kind())).filter(missing::contains);
  }

  String title(AttackSetting setting) {
    return "%02d %s (%s)".formatted(row, why, setting.name());
  }
}
