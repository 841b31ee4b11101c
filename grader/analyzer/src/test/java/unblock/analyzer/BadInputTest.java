package unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Bad input: each bad file is reported in a clear sentence, and the other files are inspected. */
class BadInputTest {
  private static final String SLOW =
      """
      package corpus;
      public final class Slow implements io.javalin.http.Handler {
        public void handle(io.javalin.http.Context ctx) throws Exception { Thread.sleep(1); }
      }
      """;

  @TempDir Path folder;
  private Path good = Path.of("");
  private byte[] bytes = {};

  @BeforeEach
  void compile() throws IOException {
    good = Sources.compile(folder, "Slow", SLOW);
    bytes = Files.readAllBytes(good.resolve("corpus/Slow.class"));
  }

  @Test
  void jarThatUnpacksWithoutEnd() throws IOException {
    Path bomb = folder.resolve("bomb.jar");
    byte[] huge = Arrays.copyOf(bytes, 40 << 20);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.setLevel(1);
      for (int i = 0; i < 3; i++) {
        put(zip, "A" + i + ".class", huge);
        put(zip, "B" + i + ".class", new byte[40 << 20]);
      }
    }

    assertThat(told(bomb))
        .hasSize(6)
        .anyMatch(line -> line.endsWith("bomb.jar!/A0.class is too large for a class file."))
        .anyMatch(line -> line.endsWith("bomb.jar!/B0.class is not a class file."));
  }

  @Test
  void jarInAJarIsReadAsALibraryUnlessItUsesJavalin() throws IOException {
    Path fetching = library("org.stock", "Client", "Thread.sleep(1);");
    Path calling =
        Sources.compile(
            Files.createDirectory(folder.resolve("calling")),
            "Calling",
            """
            package corpus;
            public final class Calling implements io.javalin.http.Handler {
              public void handle(io.javalin.http.Context ctx) throws Exception {
                new org.stock.Client().run();
              }
            }
            """,
            fetching);
    Path outer = folder.resolve("outer.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(outer))) {
      byte[] handler = Files.readAllBytes(calling.resolve("corpus/Calling.class"));
      put(zip, "BOOT-INF/classes/corpus/Calling.class", handler);
      byte[] client = Files.readAllBytes(fetching.resolve("org/stock/Client.class"));
      put(zip, "BOOT-INF/lib/stock.jar", jar("org/stock/Client.class", client));
      put(zip, "BOOT-INF/lib/module.jar", jar("corpus/Slow.class", bytes));
    }

    InspectionResult inspection = HandlerInspector.inspect(List.of(outer), List.of());

    assertThat(inspection.handlers()).isEqualTo(2);
    assertThat(inspection.findings())
        .extracting(Finding::severity, Finding::call)
        .containsExactlyInAnyOrder(
            tuple(Severity.MAY_BLOCK, "Client.run"), tuple(Severity.BLOCKS, "Thread.sleep"));
    assertThat(inspection.unreadable()).isEmpty();
  }

  @Test
  void jarInAJarThatCannotBeRead() throws IOException {
    byte[] whole = jar("corpus/Slow.class", bytes);
    Path outer = folder.resolve("outer.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(outer))) {
      put(zip, "WEB-INF/lib/half.jar", Arrays.copyOf(whole, whole.length / 2));
      put(zip, "WEB-INF/lib/deep.jar", jar("deeper.jar", whole));
    }

    assertThat(told(outer))
        .hasSize(2)
        .anyMatch(line -> line.contains("outer.jar!/WEB-INF/lib/half.jar is not a readable jar"))
        .contains(outer + "!/WEB-INF/lib/deep.jar holds 1 jar inside, which was not read.");
  }

  @Test
  void classesOfOneNameAndTwoContents() throws IOException {
    Path other =
        Sources.compile(
            Files.createDirectory(folder.resolve("other")),
            "Slow",
            SLOW.replace("sleep(1)", "yield()"));

    assertThat(told(other))
        .containsExactly(
            "%s has the name of a class in %s and other content. Only the class in %s was inspected."
                .formatted(
                    other.resolve("corpus/Slow.class"),
                    good.resolve("corpus/Slow.class"),
                    good.resolve("corpus/Slow.class")));
  }

  @Test
  void sameClassInTwoPlaces() throws IOException {
    assertThat(told(good)).isEmpty();
  }

  @Test
  void entryThatAJarHoldsTwice() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, "corpus/Slow.class", bytes);
      put(zip, "corpus/Slox.class", bytes);
    }
    String content = out.toString(StandardCharsets.ISO_8859_1).replace("Slox.class", "Slow.class");
    Path jar = folder.resolve("twice.jar");
    Files.write(jar, content.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(told(jar))
        .containsExactly(
            jar + " holds corpus/Slow.class twice. Only one of the two was inspected.");
  }

  @Test
  void theNewestClassOfAMultiReleaseJarIsInspected() throws IOException {
    byte[] fast =
        Files.readAllBytes(
            Sources.compile(
                    Files.createDirectory(folder.resolve("fast")),
                    "Slow",
                    SLOW.replace("Thread.sleep(1)", "ctx.result(\"\")"))
                .resolve("corpus/Slow.class"));
    Path jar = folder.resolve("releases.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      put(zip, "corpus/Slow.class", fast);
      put(zip, "META-INF/versions/21/corpus/Slow.class", bytes);
      put(zip, "META-INF/versions/9/corpus/Slow.class", fast);
    }

    InspectionResult inspection = HandlerInspector.inspect(List.of(jar), List.of());

    assertThat(inspection.findings()).extracting(Finding::call).containsExactly("Thread.sleep");
    assertThat(inspection.unreadable()).isEmpty();
  }

  @Test
  void classesBelowAFolderOfTheJar() throws IOException {
    Path war = folder.resolve("app.jar");
    try (OutputStream out = Files.newOutputStream(war)) {
      jar(out, "WEB-INF/classes/corpus/Slow.class", bytes);
    }

    assertThat(HandlerInspector.inspect(List.of(war), List.of()).findings()).hasSize(1);
  }

  @Test
  void emptyThings() throws IOException {
    Path nothing = Files.createFile(folder.resolve("nothing.jar"));
    Path hollow = folder.resolve("hollow.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(hollow))) {
      put(zip, "META-INF/MANIFEST.MF", new byte[0]);
    }
    Path bare = Files.createDirectory(folder.resolve("bare"));
    Files.writeString(bare.resolve("Readme.md"), "no classes");

    assertThat(told(nothing)).singleElement().asString().contains("is not a readable jar");
    assertThat(told(hollow)).containsExactly(hollow + " holds no class files.");
    assertThat(told(bare)).containsExactly(bare + " holds no class files.");
  }

  @Test
  void jarThatBreaksOffInTheMiddle() throws IOException {
    Path whole = folder.resolve("whole.jar");
    try (OutputStream out = Files.newOutputStream(whole)) {
      jar(out, "corpus/Slow.class", bytes);
    }
    Path half = folder.resolve("half.jar");
    byte[] all = Files.readAllBytes(whole);
    Files.write(half, Arrays.copyOf(all, all.length / 2));

    assertThat(told(half)).singleElement().asString().contains("is not a readable jar");
  }

  @Test
  void callOfAClassThatCannotBeReadCannotBeAnalysed() throws IOException {
    Path classes =
        Sources.compile(
            Files.createDirectory(folder.resolve("calling")),
            "Calling",
            """
            package corpus;
            public final class Calling implements io.javalin.http.Handler {
              public void handle(io.javalin.http.Context ctx) { ctx.result(new Store().load()); }
            }
            class Store { String load() { return ""; } }
            """);
    Path store = classes.resolve("corpus/Store.class");
    byte[] whole = Files.readAllBytes(store);
    Files.write(store, Arrays.copyOf(whole, whole.length / 2));

    InspectionResult inspection = HandlerInspector.inspect(List.of(classes), List.of());

    assertThat(EnglishTexts.texts(inspection.unreadable()))
        .containsExactly(store + " is a broken class file.");
    assertThat(inspection.findings())
        .extracting(Finding::severity, Finding::call)
        .containsExactly(tuple(Severity.OPAQUE, "Store.load"));
  }

  @Test
  void folderThatTheUserMayNotRead() throws IOException {
    Path closed = Files.createDirectory(good.resolve("closed"));
    Files.setPosixFilePermissions(closed, Set.of());
    assumeThat(Files.isReadable(closed)).as("a user with all permissions").isFalse();

    InspectionResult inspection = HandlerInspector.inspect(List.of(good), List.of());

    assertThat(EnglishTexts.texts(inspection.unreadable()))
        .containsExactly(closed + " is not readable for this user.");
    assertThat(inspection.findings()).hasSize(1);
  }

  @Test
  void manyBrokenFilesAreCounted() throws IOException {
    Path many = Files.createDirectory(folder.resolve("many"));
    for (int i = 0; i < 100; i++) {
      Files.writeString(many.resolve("Broken" + i + ".class"), "broken");
    }

    assertThat(told(many))
        .hasSize(21)
        .last()
        .asString()
        .isEqualTo("80 more files of " + many + " could not be read.");
  }

  @Test
  void classThatExtendsItself() throws IOException {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "corpus/Circle", null, "corpus/Circle", null);
    Path circle = Files.createDirectory(folder.resolve("circle"));
    Files.write(circle.resolve("Circle.class"), writer.toByteArray());

    assertThat(told(circle)).isEmpty();
  }

  @Test
  void brokenLibraries() throws IOException {
    Path library = Files.createDirectories(folder.resolve("library/corpus"));
    Files.write(library.resolve("Context.class"), Arrays.copyOf(bytes, 40));
    Path garbage = folder.resolve("garbage.jar");
    Files.writeString(garbage, "garbage");

    List<Path> classPath = List.of(folder.resolve("library"), garbage, folder.resolve("missing"));
    assertThat(HandlerInspector.inspect(List.of(good), classPath).findings()).hasSize(1);
  }

  /** Returns the sentences about the bad place, after checking that the good one is inspected. */
  private List<String> told(Path bad) {
    InspectionResult inspection =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> HandlerInspector.inspect(List.of(good, bad), List.of()));
    assertThat(inspection.findings()).hasSize(1);
    return EnglishTexts.texts(inspection.unreadable());
  }

  /** Compiles a class of a library, whose method {@code run} does this. */
  private Path library(String packageName, String type, String body) throws IOException {
    return Sources.compile(
        Files.createDirectory(folder.resolve(type)),
        type,
        "package %s; public class %s { public void run() throws Exception { %s } }"
            .formatted(packageName, type, body));
  }

  private static byte[] jar(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    jar(out, name, content);
    return out.toByteArray();
  }

  private static void jar(OutputStream out, String name, byte[] content) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, name, content);
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
