package unblock.engine.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import unblock.engine.model.SubmissionIsolation;

/**
 * A child process with no environment, a folder of its own and a bounded heap, within the guards
 * that this machine has the means for.
 */
public final class ProcessSandbox implements Sandbox {
  /**
   * For a JVM that lives a second: the serial collector and the first compiler only, which halve
   * the CPU time of a start, hardly inlining (6 % of a grading's), and classes shared with the
   * JDK's archive. The same cores and the same common pool everywhere: else work given to the
   * common pool waits for its few threads on one machine and gets a thread of its own on another,
   * and the verdict would depend on the machine.
   */
  private static final List<String> FLAGS =
      List.of(
          "-Xmx256m",
          "-Xshare:auto",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:C1MaxInlineLevel=1",
          "-XX:C1MaxInlineSize=12",
          // Most of what a child calls it calls some hundred times and never again.
          "-XX:CompileThresholdScaling=3",
          // Else the JVM rewrites 26 MB of the archive for an address drawn by lot, which hides
          // nothing from the submission: 11 ms of CPU time and 7,000 page faults at each start.
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:ArchiveRelocationMode=0",
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          // A management bean would load one into this very JVM.
          "-XX:-EnableDynamicAgentLoading",
          "-XX:ActiveProcessorCount=2",
          "-Djava.util.concurrent.ForkJoinPool.common.parallelism=64",
          "-Dfile.encoding=UTF-8",
          "-Duser.language=en",
          "-Djava.awt.headless=true",
          // English only: Jetty asks for all the locales that there are, which are a thousand.
          "-Djava.locale.providers=SPI",
          // Else an HttpClient reads the JDK's 144 certificates when it is made, which takes 50 ms;
          // what it can reach in there is not encrypted.
          "-Djavax.net.ssl.trustStore=NONE",
          // Else SLF4J looks through all jars for what is to write the log, which is nothing: 2 %
          // of
          // a start. The second keeps it from telling so in the submission's output.
          "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider",
          "-Dslf4j.internal.verbosity=WARN",
          // Handlers are called by reflection; else 17 makes a class for each after 15 calls, and
          // later releases make method handles at once: 4 % of a start on 25.
          "-Dsun.reflect.inflationThreshold=" + Integer.MAX_VALUE,
          "-Djdk.reflect.useNativeAccessorOnly=true",
          // Else Jetty starts all of the JDK's management beans to find this number out.
          "-Dorg.eclipse.jetty.util.referencesPerCacheLine=16");

  /**
   * A child's output is shown to its student, who need not read that an archive was unfit: the JVM
   * goes on without it. JDK 24 renamed the words.
   */
  private static final List<String> QUIET =
      Runtime.version().feature() < 24
          ? List.of("-Xlog:cds*=off")
          : List.of("-Xlog:cds*=off", "-Xlog:aot*=off");

  private static final int CAN_BE_CLOSED = 24;

  /** Both can change whatever is in a JVM; the one native library that is needed is SQLite. */
  private static final List<String> CLOSED =
      List.of(ArchiveKind.NO_NATIVE_CODE, "--sun-misc-unsafe-memory-access=deny");

  private static final Duration FOR_THE_ARCHIVE = Duration.ofSeconds(60);

  private final Supplier<ProcessGuards> guards;
  private Optional<ClassArchive> archive = Optional.empty();
  private boolean prepared;

  /** Children get all the guards that work on this machine. */
  public ProcessSandbox() {
    this(ProcessGuards::here);
  }

  ProcessSandbox(Supplier<ProcessGuards> guards) {
    this.guards = guards;
  }

  @Override
  public synchronized void prepare(List<Path> world) {
    if (prepared) {
      return;
    }
    prepared = true;
    try {
      archive = Optional.of(ClassArchive.begin(ArchiveKind.HERE, java(), world));
    } catch (IOException e) {
      archive = Optional.empty(); // No folder for it: children start without.
    }
  }

  /** Waits for the archive if one is being made, and gives it up after that time. */
  void settle(Duration most) {
    archive().ifPresent(each -> each.settle(most));
  }

  private synchronized Optional<ClassArchive> archive() {
    return archive;
  }

  @Override
  public Process start(List<Path> classPath, Path workFolder) throws IOException {
    return start(classPath, List.of(), workFolder);
  }

  @Override
  public Process start(List<Path> classPath, Path data, Path workFolder) throws IOException {
    return start(classPath, List.of(data), workFolder);
  }

  private Process start(List<Path> classPath, List<Path> data, Path workFolder) throws IOException {
    // Also the first, the canaries: without it each would cost as much more as the wait saves.
    settle(FOR_THE_ARCHIVE);
    List<Path> readable = new ArrayList<>(classPath);
    readable.addAll(data);
    Optional<Path> shared = archive().flatMap(ClassArchive::file);
    shared.ifPresent(readable::add);
    ProcessGuards.Around around = guards.get().around(readable, workFolder);
    ProcessBuilder builder =
        new ProcessBuilder(around.command(command(classPath, workFolder, shared)));
    builder.environment().clear();
    builder.directory(workFolder.toFile());
    builder.redirectErrorStream(true);
    return around.watched(ChildStarter.start(builder));
  }

  @Override
  public SubmissionIsolation isolation() {
    return guards.get().inWords();
  }

  /** The command of such a child; flags may be put behind its first word. */
  List<String> command(List<Path> classPath, Path workFolder) {
    return command(classPath, workFolder, archive().flatMap(ClassArchive::file));
  }

  private static List<String> command(
      List<Path> classPath, Path workFolder, Optional<Path> shared) {
    List<String> command =
        new ArrayList<>(shared.isPresent() ? ArchiveKind.HERE.fitting(java()) : java());
    shared.map(ClassArchive::flag).ifPresent(command::add);
    command.add("-Djava.io.tmpdir=" + workFolder);
    command.addAll(RuntimeModule.words(classPath));
    return command;
  }

  /**
   * What every child's JVM is told, wherever it runs, without its main class.
   *
   * @param feature the JVM's version, as in 17
   */
  public static List<String> flags(int feature) {
    List<String> flags = new ArrayList<>(FLAGS);
    if (feature >= CAN_BE_CLOSED) {
      flags.addAll(CLOSED);
    }
    return flags;
  }

  private static List<String> java() {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(flags(Runtime.version().feature()));
    java.addAll(QUIET);
    return java;
  }

  static String joined(List<Path> classPath) {
    return classPath.stream()
        .map(path -> path.toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Override
  public void close() {
    synchronized (this) {
      prepared = true; // And nothing more will be.
    }
    archive().ifPresent(ClassArchive::close);
  }
}
