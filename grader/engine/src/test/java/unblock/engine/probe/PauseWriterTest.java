package unblock.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import unblock.analyzer.SharedField.PausePoint;

/** Adds pause points to a small class. */
class PauseWriterTest {
  private static final String SOURCE =
      """
      package a;
      import java.util.concurrent.Callable;
      public class Sample implements Callable<String> {
        private String name = "x";
        public String call() {
          unblock.runtime.probe.Probes.pause(7);
          name = "y";
          return name.concat("z");
        }
      }
      """;

  /** After the write: the submission's own call has two instructions, then this, constant, put. */
  private static final List<PausePoint> POINTS =
      List.of(new PausePoint("a/Sample", "call()Ljava/lang/String;", Set.of(4)));

  @TempDir Path folder;
  private Path classes;
  private Path paused;

  @BeforeEach
  void compile() throws IOException {
    Path source = Files.writeString(folder.resolve("Sample.java"), SOURCE);
    classes = Files.createDirectory(folder.resolve("classes"));
    paused = Files.createDirectory(folder.resolve("paused"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-g", "-d", classes.toString(), source.toString());
    assertThat(status).isZero();
  }

  @Test
  void theClassesDoWhatTheyDidBefore() throws Exception {
    PauseWriter.write(classes, POINTS, paused);

    URL[] place = {paused.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(place, PauseWriterTest.class.getClassLoader())) {
      Object sample = loader.loadClass("a.Sample").getDeclaredConstructor().newInstance();
      assertThat(((Callable<?>) sample).call()).isEqualTo("yz");
    }
  }

  @Test
  void thePointFollowsTheWriteAndReplacesOwnCalls() throws IOException {
    PauseWriter.write(classes, POINTS, paused);

    assertThat(steps(paused)).containsSubsequence("name", "pause", "concat");
    assertThat(steps(paused)).filteredOn("pause"::equals).hasSize(1);
  }

  @Test
  void aProbeKeepsThePoints() throws IOException {
    Path probed = Files.createDirectory(folder.resolve("probed"));
    PauseWriter.write(classes, POINTS, paused);

    ProbeWriter.probe(paused, probed);

    assertThat(steps(probed)).filteredOn("pause"::equals).hasSize(1);
  }

  /** The names of the fields and methods that {@code call} uses, in order. */
  private static List<String> steps(Path classes) throws IOException {
    List<String> names = new ArrayList<>();
    new ClassReader(Files.readAllBytes(classes.resolve("a/Sample.class")))
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String signature, String[] exceptions) {
                return !name.equals("call") ? null : new Names(names);
              }
            },
            0);
    return names;
  }

  private static final class Names extends MethodVisitor {
    private final List<String> names;

    Names(List<String> names) {
      super(Opcodes.ASM9);
      this.names = names;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String type) {
      names.add(name);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String type, boolean isInterface) {
      names.add(name);
    }
  }
}
