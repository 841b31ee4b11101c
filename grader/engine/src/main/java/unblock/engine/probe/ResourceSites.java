package unblock.engine.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import unblock.engine.model.Evidence;
import unblock.engine.model.ExecutorKind;
import unblock.engine.model.ObservedExecutor;

/**
 * The lines of a submission that make executors, threads or connections. Where only one line makes
 * executors of a kind, an executor of that kind was made there.
 */
public final class ResourceSites {
  private static final String CONCURRENT = "java/util/concurrent/";

  private static final Map<String, ExecutorKind> CONSTRUCTORS =
      Map.of(
          CONCURRENT + "ThreadPoolExecutor",
          ExecutorKind.THREAD_POOL,
          CONCURRENT + "ScheduledThreadPoolExecutor",
          ExecutorKind.THREAD_POOL,
          CONCURRENT + "ForkJoinPool",
          ExecutorKind.FORK_JOIN_POOL,
          "java/lang/Thread",
          ExecutorKind.NONE,
          "java/util/Timer",
          ExecutorKind.NONE);

  private static final Set<String> THREAD_POOLS =
      Set.of(
          "newFixedThreadPool",
          "newCachedThreadPool",
          "newSingleThreadExecutor",
          "newScheduledThreadPool",
          "newSingleThreadScheduledExecutor");

  /** What a submission closes itself; a client of the JDK or of a library is not among them. */
  private static final Set<String> CONNECTIONS =
      Set.of(
          "java/net/DatagramSocket",
          "java/net/ServerSocket",
          "java/net/Socket",
          "java/nio/channels/AsynchronousServerSocketChannel",
          "java/nio/channels/AsynchronousSocketChannel",
          "java/nio/channels/DatagramChannel",
          "java/nio/channels/ServerSocketChannel",
          "java/nio/channels/SocketChannel",
          "javax/net/SocketFactory");

  private final Map<ExecutorKind, List<String>> places = new EnumMap<>(ExecutorKind.class);
  private final Set<String> connections = new TreeSet<>();

  private ResourceSites() {}

  /**
   * Reads the class files of a submission.
   *
   * @throws IOException when the folder cannot be read
   */
  public static ResourceSites read(Path classes) throws IOException {
    ResourceSites sites = new ResourceSites();
    try (Stream<Path> all = Files.walk(classes)) {
      for (Path file : all.filter(each -> each.toString().endsWith(".class")).sorted().toList()) {
        sites.add(Files.readAllBytes(file));
      }
    }
    return sites;
  }

  /** Returns the evidence with the line that made each executor, where that is certain. */
  public Evidence addTo(Evidence evidence) {
    return evidence instanceof Evidence.Ran ran
        ? ran.withOrigins(this::withPlace, all(), List.copyOf(connections))
        : evidence;
  }

  /** All lines that make threads or executors, each once. */
  private List<String> all() {
    return places.values().stream().flatMap(List::stream).distinct().sorted().toList();
  }

  private ObservedExecutor withPlace(ObservedExecutor executor) {
    List<String> candidates = places.getOrDefault(executor.kind(), List.of());
    return candidates.size() == 1 ? executor.madeAt(candidates.get(0)) : executor;
  }

  private void add(byte[] bytes) {
    try {
      new ClassReader(bytes).accept(new SiteFinder(), ClassReader.SKIP_FRAMES);
    } catch (RuntimeException e) { // Invalid: ASM throws many types. It makes no known executor.
      return;
    }
  }

  private static boolean opensConnection(int opcode, String owner, String name) {
    return CONNECTIONS.contains(owner)
        && (name.equals("<init>")
            || name.equals("createSocket")
            || (opcode == Opcodes.INVOKESTATIC && name.equals("open")));
  }

  private static Optional<ExecutorKind> kind(int opcode, String owner, String name) {
    if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
      return Optional.ofNullable(CONSTRUCTORS.get(owner));
    }
    if (opcode != Opcodes.INVOKESTATIC || !owner.equals(CONCURRENT + "Executors")) {
      return Optional.empty();
    }
    return THREAD_POOLS.contains(name)
        ? Optional.of(ExecutorKind.THREAD_POOL)
        : name.equals("newWorkStealingPool")
            ? Optional.of(ExecutorKind.FORK_JOIN_POOL)
            : Optional.empty();
  }

  private final class SiteFinder extends ClassVisitor {
    private String file = "";

    SiteFinder() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
      file = source == null ? "" : source;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String method,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        private int line;

        @Override
        public void visitLineNumber(int number, Label start) {
          line = number;
        }

        @Override
        public void visitMethodInsn(
            int opcode, String owner, String name, String type, boolean isInterface) {
          if (opensConnection(opcode, owner, name)) {
            connections.add(file + ":" + line);
          }
          kind(opcode, owner, name)
              .ifPresent(
                  kind ->
                      places
                          .computeIfAbsent(kind, key -> new ArrayList<>())
                          .add(file + ":" + line));
        }
      };
    }
  }
}
