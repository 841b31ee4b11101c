package unblock.cli.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import unblock.cli.container.EngineAtHand;

/**
 * Tries every row of the list of hostile behaviour on the grader in each isolation mode. One grader
 * grades all attacks, with honest neighbours between them; then each row is checked. An attack that
 * needs a missing protection of this machine is not tried, and is reported as skipped with the
 * reason.
 */
@EnabledOnOs(OS.LINUX)
final class AttacksTest {
  /**
   * All attacks in containers take as long again as in processes, and so do processes without
   * guards. By default, processes without guards are omitted, and containers only run attacks that
   * a process stops with guards only, or not at all.
   */
  private static final boolean ALL = Boolean.getBoolean("unblock.attacks.all");

  /** The name of the only run, for development; empty for all. */
  private static final String MODE = System.getProperty("unblock.attacks.mode", "");

  /** Whether the README's table is written, and not only compared. */
  private static final boolean WRITE = Boolean.getBoolean("unblock.attacks.write");

  @TempDir private static Path folder;

  @Test
  void everyRowHasAnAttack() throws Exception {
    assertThat(all(folder).stream().map(Attack::row).distinct().sorted())
        .containsExactlyElementsOf(AttackTable.rows().keySet());
    assertThat(Attack.kept())
        .hasSizeGreaterThanOrEqualTo(100)
        .allMatch(each -> each.name().startsWith("%02d-".formatted(each.row())));
  }

  @Test
  void theReadmeHasTheTableOfWhatIsStated() throws Exception {
    String table = AttackTable.of(AttackTable.rows(), all(folder));
    if (WRITE) {
      AttackTable.write(table);
    }

    assertThat(AttackTable.committed())
        .as("The README's table: -Dunblock.attacks.write=true writes it")
        .isEqualTo(table);
  }

  @TestFactory
  Stream<DynamicNode> nothingIsGainedAndNobodyHarmed() {
    Path noPrograms = folder.resolve("no-programs");
    return Stream.of(
            new Run("process", Optional::empty, AttackSetting::process),
            new Run(
                "process without guards",
                () -> ALL ? Optional.empty() : Optional.of("Not asked for: unblock.attacks.all"),
                () -> AttackSetting.withoutGuards(Files.createDirectory(noPrograms))),
            new Run("container", EngineAtHand::missing, AttackSetting::container))
        .filter(run -> MODE.isEmpty() || MODE.equals(run.name))
        .map(AttacksTest::tests);
  }

  /** A run that is executed if nothing is missing. */
  private record Run(String name, Supplier<Optional<String>> missing, Settings settings) {}

  private interface Settings {
    AttackSetting get() throws IOException;
  }

  private static DynamicNode tests(Run run) {
    Optional<String> missing = run.missing.get();
    try {
      return missing.isPresent()
          ? dynamicTest(run.name, () -> abort(missing.get()))
          : dynamicContainer(run.name, tests(run.settings.get()).stream());
    } catch (Exception e) {
      throw new IllegalStateException("The attacks could not be tried: " + run.name, e);
    }
  }

  private static List<DynamicNode> tests(AttackSetting setting) throws Exception {
    Path own = Files.createDirectories(folder.resolve("unblock-attacks-" + setting.name()));
    Path zips = Files.createDirectory(own.resolve("zips"));
    HostileZips.write(zips);
    List<Attack> attacks = new ArrayList<>(all(zips));
    List<DynamicNode> tests = new ArrayList<>();
    List<Attack> together = new ArrayList<>();
    if (setting.isContainer() && !ALL) {
      attacks.removeIf(attack -> !attack.needs().containsKey("process"));
    }
    attacks.removeIf(attack -> !attack.asked());
    for (Attack attack : attacks) {
      Optional<String> lack = attack.lacks(setting.isolation());
      if (lack.isPresent()) {
        String why = "There is not here, but is needed: " + lack.get();
        tests.add(dynamicTest(attack.title(setting), () -> abort(why)));
      } else if (attack.alone() && !setting.isContainer()) {
        tests.addAll(tests(setting, own.resolve(attack.name()), List.of(attack)));
      } else {
        together.add(attack);
      }
    }
    if (!together.isEmpty()) {
      tests.addAll(tests(setting, own.resolve("together"), together));
    }
    return tests;
  }

  private static List<Attack> all(Path zips) throws IOException {
    List<Attack> attacks = new ArrayList<>(Attack.kept());
    attacks.addAll(HostileZips.in(zips));
    return attacks;
  }

  private static List<DynamicTest> tests(AttackSetting setting, Path own, List<Attack> attacks)
      throws Exception {
    HostileRun run = HostileRun.of(Files.createDirectory(own), setting, attacks);
    List<DynamicTest> tests = new ArrayList<>();
    attacks.forEach(
        each -> tests.add(dynamicTest(each.title(setting), () -> holds(each, setting, run))));
    run.neighbours()
        .forEach(
            name ->
                tests.add(
                    dynamicTest(
                        name + " " + setting.name(), () -> AttackChecks.unharmed(name, run))));
    tests.add(
        dynamicTest("the grader " + setting.name(), () -> AttackChecks.unharmed(setting, run)));
    return tests;
  }

  /** Checks that the attack fails, and that the README's table says so. */
  private static void holds(Attack attack, AttackSetting setting, HostileRun run) throws Exception {
    AttackChecks.check(attack, run);
    setting
        .mode()
        .ifPresent(
            mode ->
                assertThat(attack.results().get(mode))
                    .as("What %s states for %s", attack.name(), mode.column)
                    .isEqualTo(AttackOutcome.HOLDS));
  }
}
