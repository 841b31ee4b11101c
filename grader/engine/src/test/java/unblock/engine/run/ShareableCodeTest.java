package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.engine.compile.CompilationOutcome;
import unblock.engine.compile.SubmissionCompiler;

class ShareableCodeTest {
  private static final Path SOLUTIONS = Path.of("../../solutions/src/main/java");
  private static final String CODE =
      """
      package unblock.exercises.offload;
      public class Code%s {
        static Object use() throws Exception { %s }
        public static void main(String[] arguments) {}
      }
      """;

  private static SubmissionCompiler compiler;
  private static SubmissionRunner runner;

  @TempDir Path folder;

  @BeforeAll
  static void begin() {
    compiler = new SubmissionCompiler();
    runner = new SubmissionRunner(new ProcessSandbox());
  }

  @AfterAll
  static void end() {
    compiler.close();
    runner.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"workerpool", "eventloop", "offload", "upstream"})
  void aRightAnswerMayShareAChild(String exercise) throws Exception {
    String file = "unblock/exercises/%s/UserHandlers.java".formatted(exercise);

    assertThat(isShareable(file, Files.readString(SOLUTIONS.resolve(file)))).isTrue();
  }

  @Test
  void ordinaryCodeMayShareAChild() throws Exception {
    assertThat(isShareable(code("", "return java.util.Map.of(\"a\", new int[] {1});"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return System.setProperty(\"a\", \"b\");",
        "return System.getProperties();",
        "System.setOut(null); return \"\";",
        "return System.out;",
        "Thread.setDefaultUncaughtExceptionHandler(null); return \"\";",
        "return Thread.currentThread().getContextClassLoader();",
        "Runtime.getRuntime().addShutdownHook(new Thread()); return \"\";",
        "return Class.forName(\"a\");",
        "return use().getClass().getMethods();",
        "return java.lang.invoke.MethodHandles.lookup();",
        "java.util.Locale.setDefault(java.util.Locale.ROOT); return \"\";",
        "java.util.TimeZone.setDefault(null); return \"\";",
        "java.security.Security.setProperty(\"a\", \"b\"); return \"\";",
        "java.security.Security.insertProviderAt(null, 1); return \"\";",
        "java.net.URL.setURLStreamHandlerFactory(null); return \"\";",
        "java.net.ProxySelector.setDefault(null); return \"\";",
        "java.net.Authenticator.setDefault(null); return \"\";",
        "java.net.CookieHandler.setDefault(null); return \"\";",
        "return java.sql.DriverManager.getDrivers();",
        "return java.util.ServiceLoader.load(Runnable.class);",
        "return new java.util.Timer(true);",
        "return java.lang.ref.Reference.class;",
        "java.util.concurrent.ForkJoinPool.managedBlock(null); return \"\";",
        "return new com.fasterxml.jackson.databind.ObjectMapper().readValue(\"1\", Object.class);",
        "return ((io.javalin.http.Context) use()).req();",
        "return ((io.javalin.http.Context) use()).jsonMapper();",
        "return java.util.logging.Logger.getGlobal();",
        "return java.lang.management.ManagementFactory.getPlatformMBeanServer();",
        "return java.lang.ref.Cleaner.create();",
        "return java.nio.file.Files.createTempFile(\"a\", \"b\");",
        "return new java.net.Socket();",
        "return new ProcessBuilder(\"a\").start();",
        "return Integer.getInteger(\"a\");",
        "return new com.fasterxml.jackson.databind.ObjectMapper().getTypeFactory();",
        "return new Runtime[0];",
      })
  void codeThatReachesMoreMayNot(String statements) throws Exception {
    assertThat(isShareable(code("", statements))).isFalse();
  }

  @Test
  void codeThatInheritsStaticMethodsMayNot() throws Exception {
    assertThat(
            isShareable(
                code(
                    " extends Thread",
                    "Code.setDefaultUncaughtExceptionHandler(null); return \"\";")))
        .isFalse();
  }

  private static String code(String parent, String statements) {
    return CODE.formatted(parent, statements);
  }

  private boolean isShareable(String code) throws Exception {
    return isShareable("unblock/exercises/offload/Code.java", code);
  }

  private boolean isShareable(String file, String code) throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    assertThat(compiler.compile(Map.of(file, code), runner.classPath(), classes))
        .isNotInstanceOf(CompilationOutcome.Rejected.class);
    return ShareableCode.isAll(classes);
  }
}
