package unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrarySummaryTest {
  private static final String LIBRARY =
      """
      package nobody.lists;
      public interface Store {
        String read(String key) throws Exception;
        int size();
        static Store open() { return new FileStore(); }
        class Cached extends FileStore { public int misses() { return 0; } }
      }
      class FileStore implements Store {
        public String read(String key) throws Exception {
          return java.nio.file.Files.readString(java.nio.file.Path.of(key));
        }
        public int size() { return 0; }
        java.util.concurrent.CompletableFuture<String> readAsync() { return null; }
      }
      """;

  @TempDir Path folder;

  @Test
  void listsTheMethodsThatReachABlockingCall() throws IOException {
    assertThat(summary("Store", LIBRARY))
        .containsExactly(
            "nobody.lists.Store read may-block reads a file",
            "nobody.lists.Store$Cached nobody.lists.Store supertypes");
  }

  @Test
  void anInterfaceCountsIfMostImplementationsBlock() throws IOException {
    String library =
        """
        package nobody.lists;
        public abstract class Client {
          public String ask(String key) throws Exception { return transport().send(key); }
          public String plan(String key) { return format().write(key); }
          abstract Transport transport();
          abstract Format format();
        }
        interface Transport { String send(String key) throws Exception; }
        class Plain implements Transport {
          public String send(String key) throws Exception {
            return new java.net.Socket(key, 1).toString();
          }
        }
        class Waiting implements Transport {
          public String send(String key) throws Exception {
            return new java.util.concurrent.CompletableFuture<String>().get();
          }
        }
        class Fake implements Transport { public String send(String key) { return key; } }
        interface Format { String write(String key); }
        class Text implements Format { public String write(String key) { return key; } }
        class Upper implements Format { public String write(String key) { return key + key; } }
        class Logged implements Format {
          public String write(String key) {
            try {
              return java.nio.file.Files.writeString(java.nio.file.Path.of(key), key).toString();
            } catch (java.io.IOException e) {
              return key;
            }
          }
        }
        """;

    assertThat(summary("Client", library))
        .containsExactly("nobody.lists.Client ask may-block waits for a connection");
  }

  @Test
  void aPublicClassHasTheMethodsOfASuperclassThatOthersDoNotName() throws IOException {
    String library =
        """
        package nobody.lists;
        public class Pool extends BasicPool<String> {}
        class BasicPool<T> {
          public T take() throws Exception { return connect("a"); }
          protected T connect(String host) throws Exception {
            new java.net.Socket(host, 1).close();
            return null;
          }
        }
        """;

    assertThat(summary("Pool", library))
        .containsExactly("nobody.lists.Pool connect,take may-block waits for a connection");
  }

  @Test
  void aSummaryDoesNotDependOnTheShippedOnes() throws IOException {
    String library =
        """
        package com.google.common.reflect;
        public class ClassPath {
          public static byte[] from(ClassLoader loader) throws Exception {
            return java.nio.file.Files.readAllBytes(java.nio.file.Path.of("a"));
          }
        }
        """;

    assertThat(LibrarySummaries.of("com/google/common/reflect/ClassPath")).isPresent();
    assertThat(summary("ClassPath", library))
        .containsExactly("com.google.common.reflect.ClassPath from may-block reads a file");
  }

  @Test
  void shippedSummariesJudgeCallsOfLibrariesThatMayBeMissing() throws IOException {
    Path library =
        compiled(
            "ClassPath",
            """
            package com.google.common.reflect;
            public class ClassPath {
              public static ClassPath from(ClassLoader loader) { return null; }
              public int size() { return 0; }
            }
            """);
    Path source = folder.resolve("UserHandlers.java");
    Files.writeString(
        source,
        """
        package corpus;
        import io.javalin.http.Context;
        import com.google.common.reflect.ClassPath;
        class Scans implements io.javalin.http.Handler {
          public void handle(Context ctx) { ctx.result("" + ClassPath.from(null).size()); }
        }
        """);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Corpus.compile(List.of(source), classes, library);

    for (List<Path> classPath : List.of(List.<Path>of(), List.of(library))) {
      assertThat(HandlerInspector.inspect(List.of(classes), classPath).findings())
          .extracting(Finding::call, Finding::severity)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("ClassPath.from", Severity.MAY_BLOCK));
    }
  }

  @Test
  void allSummariesAreInTheIndexAndSmall() throws IOException {
    Path summaries = Path.of("src/main/resources/unblock/analyzer/summaries");
    long size = 0;
    try (Stream<Path> files = Files.list(summaries)) {
      List<Path> all = files.toList();
      for (Path file : all) {
        size += Files.size(file);
      }
      assertThat(CatalogueFile.lines("summaries/index.txt")).hasSize(all.size() - 1);
    }
    assertThat(size).isLessThan(2L << 20);
  }

  private List<String> summary(String name, String text) throws IOException {
    Path library = compiled(name, text);
    return LibrarySummary.lines(List.of(library), List.of()).getOrDefault(library, List.of());
  }

  private Path compiled(String name, String text) throws IOException {
    Path source = Files.writeString(folder.resolve(name + ".java"), text);
    Path library = Files.createDirectories(folder.resolve(name));
    Corpus.compile(List.of(source), library);
    Files.deleteIfExists(library.resolve("corpus/Registration.class"));
    return library;
  }
}
