package unblock.runtime.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A real class with all kinds of call sites behaves the same after they are linked. */
class RuntimeJarTest {
  @TempDir Path folder;
  private Path jar = Path.of("");

  @BeforeEach
  void compiles() throws IOException {
    Path source = Files.createDirectories(folder.resolve("sample")).resolve("Sample.java");
    try (InputStream sample = RuntimeJarTest.class.getResourceAsStream("/Sample.txt")) {
      Files.copy(Objects.requireNonNull(sample), source);
    }
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "--release", "17", "-d", classes.toString(), source.toString());
    assertThat(status).isZero();
    jar = packed(classes, folder.resolve("sample.jar"));
  }

  @Test
  void aLinkedClassDoesWhatItDid() throws Exception {
    List<String> before = told();
    link(jar);

    assertThat(told()).hasSizeGreaterThan(35).isEqualTo(before);
  }

  /**
   * The call sites that are left: records as text, lambdas with boxed results, serializable
   * lambdas.
   */
  @Test
  void fewCallSitesAreLeft() throws IOException {
    assertThat(sites()).hasSizeGreaterThan(40);
    link(jar);

    assertThat(sites())
        .containsExactlyInAnyOrder(
            "toString in toString by bootstrap",
            "toString in toString by bootstrap",
            "apply in lambdas by metafactory",
            "apply in lambdas by metafactory",
            "call in lambdas by altMetafactory",
            "call in $deserializeLambda$ by altMetafactory");
  }

  @Test
  void aJarWithNothingToLinkIsRefused() throws IOException {
    link(jar);
    Path empty = packed(Files.createDirectories(folder.resolve("none")), folder.resolve("no.jar"));

    assertThatThrownBy(() -> link(empty))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no.jar");
  }

  /** A submission that holds a driver could make it load native code. */
  @Test
  void theDatabasesDriverIsNobodyElses() {
    Map<String, byte[]> files =
        Map.of(
            "unblock/given/UserApi.class", new byte[0],
            "unblock/runtime/ChildMain.class", new byte[0],
            "org/sqlite/JDBC.class", new byte[0],
            "org/sqlite/core/DB.class", new byte[0],
            "META-INF/services/java.sql.Driver", "org.sqlite.JDBC".getBytes(UTF_8));

    ModuleDescriptor module = ModuleDescriptor.read(ByteBuffer.wrap(RuntimeModule.of(files)));

    assertThat(module.packages()).contains("org.sqlite", "org.sqlite.core");
    assertThat(module.exports())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactly("unblock.given");
    assertThat(module.provides()).isEmpty();
  }

  /** A library that uses reflection for other code must not be in the runtime's module. */
  @Test
  void noOtherLibraryIsInTheModule() {
    assertThat(
            Stream.of(
                    "unblock/runtime/ChildMain.class",
                    "org/sqlite/JDBC.class",
                    "META-INF/services/java.sql.Driver")
                .filter(RuntimeModule::has))
        .hasSize(3);
    assertThat(
            Stream.of(
                    "com/fasterxml/jackson/databind/ObjectMapper.class",
                    "org/eclipse/jetty/xml/XmlConfiguration.class",
                    "io/javalin/Javalin.class",
                    "META-INF/services/org.slf4j.spi.SLF4JServiceProvider")
                .filter(RuntimeModule::has))
        .isEmpty();
  }

  /**
   * Links the sample; its classes do not belong to the runtime, so that they go to the libraries.
   */
  private void link(Path packed) throws IOException {
    Path libraries = folder.resolve("libraries.jar");
    RuntimeJar.main(new String[] {packed.toString(), libraries.toString()});
    jar = libraries;
  }

  @SuppressWarnings("unchecked")
  private List<String> told() throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      Class<?> sample = loader.loadClass("sample.Sample");
      return ((Supplier<List<String>>) sample.getConstructor().newInstance()).get();
    }
  }

  private static Path packed(Path classes, Path jar) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      zip.putNextEntry(new ZipEntry("what.txt"));
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
    }
    return jar;
  }

  /** Returns for each call site its bootstrap method and the result. */
  private List<String> sites() throws IOException {
    List<String> sites = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().endsWith(".class")) {
          new ClassReader(zip.getInputStream(entry)).accept(visitor(sites), 0);
        }
      }
    }
    return sites;
  }

  private static ClassVisitor visitor(List<String> sites) {
    return new ClassVisitor(Opcodes.ASM9) {
      @Override
      public MethodVisitor visitMethod(
          int access, String name, String type, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
          @Override
          public void visitInvokeDynamicInsn(
              String called, String made, Handle bootstrap, Object... arguments) {
            sites.add("%s in %s by %s".formatted(called, name, bootstrap.getName()));
          }
        };
      }
    };
  }
}
