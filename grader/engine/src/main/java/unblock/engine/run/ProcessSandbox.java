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
import unblock.runtime.KernelFiles;

/**
 * A sandbox of child processes without environment variables, with a separate folder, a bounded
 * heap, and the guards that this machine supports.
 */
public final class ProcessSandbox implements Sandbox {
  /**
   * Flags for a JVM that lives a second: the serial collector and the first compiler only, which
   * halve the CPU time of a start, hardly any inlining (6 % of a grading's), and classes shared
   * with the JDK's archive. The number of cores and the common pool are the same everywhere:
   * otherwise work for the common pool would wait for its few threads on one machine and get a
   * thread of its own on another, and the verdict would depend on the machine.
   */
  private static final List<String> FLAGS =
      List.of(
          "-Xmx256m",
          "-Xshare:auto",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:C1MaxInlineLevel=1",
          "-XX:C1MaxInlineSize=12",
          // A child calls most of its methods some hundred times and never again.
          "-XX:CompileThresholdScaling=3",
          // Otherwise the JVM rewrites 26 MB of the archive for a random address, which protects
          // nothing from the submission: 11 ms of CPU time and 7,000 page faults at each start.
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:ArchiveRelocationMode=0",
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          // A management bean would load an agent into this very JVM.
          "-XX:-EnableDynamicAgentLoading",
          "-XX:ActiveProcessorCount=2",
          // As on a machine with four cores: a look-up in the common pool is not one of sixteen.
          "-Djava.util.concurrent.ForkJoinPool.common.parallelism=3",
          "-Dfile.encoding=UTF-8",
          "-Duser.language=en",
          "-Djava.awt.headless=true",
          // English only: Jetty requests all available locales, about a thousand.
          "-Djava.locale.providers=SPI",
          // Otherwise a new HttpClient reads the JDK's 144 certificates, which takes 50 ms; the
          // services that it can reach here use no encryption.
          "-Djavax.net.ssl.trustStore=NONE",
          // Otherwise SLF4J searches all jars for a logging provider, although there is none: 2 %
          // of a start. The second flag keeps its message about that out of the submission's
          // output.
          "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider",
          "-Dslf4j.internal.verbosity=WARN",
          // Handlers are called by reflection; otherwise 17 generates a class for each after 15
          // calls, and later releases create method handles at once: 4 % of a start on 25.
          "-Dsun.reflect.inflationThreshold=" + Integer.MAX_VALUE,
          "-Djdk.reflect.useNativeAccessorOnly=true",
          // Otherwise Jetty starts all of the JDK's management beans to determine this number.
          "-Dorg.eclipse.jetty.util.referencesPerCacheLine=16");

  /**
   * A child of several exercises calls many methods some thousand times: with a scaling of 1, 0.4
   * and 0.15, it takes 0.92, 0.85 and 0.88 of the CPU time with 3. A child of one exercise takes 8
   * % more with 0.4.
   */
  private static final List<String> FOR_MANY_RUNS = List.of("-XX:CompileThresholdScaling=0.4");

  /**
   * A child's output is shown to its student, who needs no message about an unusable archive: the
   * JVM continues without it. JDK 24 renamed the words.
   */
  private static final List<String> QUIET =
      Runtime.version().feature() < 24
          ? List.of("-Xlog:cds*=off")
          : List.of("-Xlog:cds*=off", "-Xlog:aot*=off");

  private static final int CAN_BE_CLOSED = 24;

  /**
   * Native code and {@code Unsafe} can change anything in a JVM; only SQLite's library is needed.
   */
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
  public synchronized void prepare(List<Path> commonPath) {
    if (prepared) {
      return;
    }
    prepared = true;
    try {
      archive = Optional.of(ClassArchive.begin(ArchiveKind.HERE, java(), commonPath));
    } catch (IOException e) {
      archive = Optional.empty(); // Without a folder, children start without it.
    }
  }

  /** Waits for the archive if one is being written, and cancels it after that time. */
  void settle(Duration most) {
    archive().ifPresent(each -> each.settle(most));
  }

  private synchronized Optional<ClassArchive> archive() {
    return archive;
  }

  @Override
  public Process start(List<Path> classPath, Path workFolder) throws IOException {
    return start(classPath, List.of(), workFolder, List.of());
  }

  @Override
  public Process start(List<Path> classPath, Path data, Path workFolder) throws IOException {
    return start(classPath, List.of(data), workFolder, List.of());
  }

  /** Starts children with other flags in the same environment. */
  private final class ForManyRuns implements Sandbox {
    @Override
    public Process start(List<Path> classPath, Path workFolder) throws IOException {
      return ProcessSandbox.this.start(classPath, List.of(), workFolder, FOR_MANY_RUNS);
    }

    @Override
    public Process start(List<Path> classPath, Path data, Path workFolder) throws IOException {
      return ProcessSandbox.this.start(classPath, List.of(data), workFolder, FOR_MANY_RUNS);
    }
  }

  private Process start(
      List<Path> classPath, List<Path> data, Path workFolder, List<String> moreFlags)
      throws IOException {
    // Also for the first children, the canaries: without the archive, each would cost as much as
    // the wait saves.
    settle(FOR_THE_ARCHIVE);
    List<Path> readable = new ArrayList<>(classPath);
    readable.addAll(data);
    Optional<Path> shared = archive().flatMap(ClassArchive::file);
    shared.ifPresent(readable::add);
    ProcessGuards.Around around = guards.get().around(readable, workFolder);
    ProcessBuilder builder =
        new ProcessBuilder(around.command(command(classPath, workFolder, shared, moreFlags)));
    builder.environment().clear();
    builder.directory(workFolder.toFile());
    builder.redirectErrorStream(true);
    return around.watched(ChildStarter.start(builder));
  }

  @Override
  public Optional<Sandbox> forManyRuns() {
    return Optional.of(new ForManyRuns());
  }

  @Override
  public SubmissionIsolation isolation() {
    return guards.get().inWords();
  }

  /** The command of such a child; flags may be inserted after its first word. */
  List<String> command(List<Path> classPath, Path workFolder) {
    return command(classPath, workFolder, archive().flatMap(ClassArchive::file), List.of());
  }

  private static List<String> command(
      List<Path> classPath, Path workFolder, Optional<Path> shared, List<String> moreFlags) {
    List<String> command =
        new ArrayList<>(shared.isPresent() ? ArchiveKind.HERE.fitting(java()) : java());
    shared.map(ClassArchive::flag).ifPresent(command::add);
    command.addAll(moreFlags);
    command.add("-Djava.io.tmpdir=" + workFolder);
    command.addAll(RuntimeModule.words(classPath));
    return command;
  }

  /**
   * The flags of every child's JVM, on any machine, without its main class.
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
    java.addAll(KernelFiles.flags());
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
      prepared = true; // Prevents a later preparation.
    }
    archive().ifPresent(ClassArchive::close);
  }
}
