package unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Code of extreme sizes and shapes: the inspection ends and reports its findings so far. */
@Timeout(300)
class ScaleTest {
  private static final String BLOCKS =
      "try { Thread.sleep(1); } catch (InterruptedException e) { }";

  @TempDir Path folder;

  @Test
  void aMethodAlmostTooLongForTheJvm() throws IOException {
    String body = repeat(5_000, i -> "x = ctx.hashCode() + x;");
    InspectionResult inspection =
        inspect("static void page(Context ctx) { int x = 0; %s %s }".formatted(body, BLOCKS));
    assertBlocksOnce(inspection);
  }

  @Test
  void aMethodWithTooManyVariablesIsNamed() throws IOException {
    String variables = repeat(2_000, i -> "long v%d = ctx.hashCode();".formatted(i));
    String body = repeat(1_500, i -> "v%d += v0;".formatted(i));
    InspectionResult inspection =
        inspect("static void page(Context ctx) { %s %s }".formatted(variables, body));
    assertThat(inspection.handlers()).isEqualTo(1);
    assertThat(EnglishTexts.texts(inspection.unreadable()))
        .singleElement()
        .asString()
        .contains("page");
  }

  @Test
  void thousandsOfLambdasInOneClass() throws IOException {
    String all =
        repeat(
            50,
            i ->
                "static void m%d(java.util.List<Runnable> l) { %s }\n"
                    .formatted(i, repeat(100, j -> "l.add(() -> l.size());")));
    InspectionResult inspection =
        inspect(
            all
                + "static void page(Context ctx) { var l = new java.util.ArrayList<Runnable>(); "
                + repeat(50, i -> "m%d(l);".formatted(i))
                + "Runnable r = () -> { %s }; r.run(); }".formatted(BLOCKS));
    assertBlocksOnce(inspection);
  }

  @Test
  void anInterfaceWithAThousandImplementations() throws IOException {
    String implementations =
        repeat(
            1_000,
            i ->
                "static class S%d implements Shape { public void draw() { %s } }\n"
                    .formatted(i, i == 700 ? BLOCKS : ""));
    InspectionResult inspection =
        inspect(
            "interface Shape { void draw(); }\n"
                + implementations
                + repeat(
                    300,
                    i ->
                        "static void d%d(Shape s) { s.draw(); %s }\n"
                            .formatted(i, i > 0 ? "d%d(s);".formatted(i - 1) : ""))
                + "static java.util.List<Shape> all;\n"
                + "static void page(Context ctx) { for (Shape s : all) { d299(s); } }");
    assertThat(inspection.findings()).extracting(Finding::severity).contains(Severity.MAY_BLOCK);
    assertThat(inspection.unreadable()).isEmpty();
  }

  @Test
  void inheritanceOfHundredsOfClasses() throws IOException {
    String classes =
        repeat(
            500, i -> "static class C%d extends C%d { void m%d() { } }\n".formatted(i + 1, i, i));
    InspectionResult inspection =
        inspect(
            "static class C0 { void draw() { %s } }\n".formatted(BLOCKS)
                + classes
                + "static void page(Context ctx) { new C500().draw(); }");
    assertBlocksOnce(inspection);
  }

  @Test
  void aCycleOfThousandsOfMethods() throws IOException {
    String methods =
        repeat(
            2_000,
            i ->
                "static void m%d(int n) { if (n > 0) { m%d(n - 1); } %s }\n"
                    .formatted(i, (i + 1) % 2_000, i == 1_999 ? BLOCKS : ""));
    InspectionResult inspection =
        inspect(methods + "static void page(Context ctx) { m0(ctx.hashCode()); }");
    assertBlocksOnce(inspection);
  }

  @Test
  void aChainOfThousandsOfStages() throws IOException {
    InspectionResult inspection =
        inspect(
            "static void page(Context ctx) {"
                + "var f = java.util.concurrent.CompletableFuture.supplyAsync(() -> 1);"
                + repeat(1_500, i -> "f = f.thenApply(x -> x);")
                + "f.join(); }");
    assertBlocksOnce(inspection);
  }

  @Test
  void aJarOfTwentyThousandClasses() throws IOException {
    Path code = compile("static void page(Context ctx) { %s }".formatted(BLOCKS));
    Path jar = folder.resolve("tiny.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (int i = 0; i < 20_000; i++) {
        zip.putNextEntry(new ZipEntry("tiny/T" + i + ".class"));
        zip.write(tiny("tiny/T" + i));
      }
    }
    assertBlocksOnce(HandlerInspector.inspect(List.of(code, jar), List.of()));
    assertBlocksOnce(HandlerInspector.inspect(List.of(code), List.of(jar)));
  }

  private InspectionResult inspect(String members) throws IOException {
    return HandlerInspector.inspect(List.of(compile(members)), List.of());
  }

  private Path compile(String members) throws IOException {
    return Sources.compile(
        folder,
        "Main",
        """
        package corpus;
        import io.javalin.http.Context;
        class Main {
          %s
          void start() {
            io.javalin.Javalin.create(config -> config.routes.get("/a", Main::page));
          }
        }
        """
            .formatted(members));
  }

  private static byte[] tiny(String name) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "m", "()V", null, null);
    method.visitCode();
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void assertBlocksOnce(InspectionResult inspection) {
    assertThat(inspection.handlers()).isEqualTo(1);
    assertThat(inspection.findings())
        .singleElement()
        .extracting(Finding::severity)
        .isEqualTo(Severity.BLOCKS);
    assertThat(inspection.unreadable()).isEmpty();
  }

  private static String repeat(int times, IntFunction<String> part) {
    return IntStream.range(0, times).mapToObj(part).collect(Collectors.joining("\n"));
  }
}
