package corpus;

import io.javalin.http.Context;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.CompletionHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ResourceBundle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Files, streams, processes and sockets: names and memory against the operating system. */
class EngineersFiles extends Handlers {
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final Path folder = Path.of("uploads");
  private final HttpClient client = HttpClient.newHttpClient();
  private final PipedOutputStream otherEnd = new PipedOutputStream();
  private final URI upstream;
  private final AsynchronousFileChannel log;

  EngineersFiles(URI upstream) throws IOException {
    this.upstream = upstream;
    this.log =
        AsynchronousFileChannel.open(
            Path.of("log"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** A part of a log that is written when it is closed. */
  private static final class Batch implements AutoCloseable {
    private final StringBuilder lines = new StringBuilder();

    void add(String line) {
      lines.append(line).append('\n');
    }

    @Override
    public void close() throws IOException {
      Files.writeString(Path.of("batch"), lines);
    }
  }

  /** A measurement that ends when it is closed. */
  private record Span(long start, StringBuilder to) implements AutoCloseable {
    @Override
    public void close() {
      to.append(System.nanoTime() - start);
    }
  }

  void asynchronousWrite(Context ctx) { // OK: write starts the operation and returns a future
    log.write(ByteBuffer.wrap(ctx.body().getBytes(StandardCharsets.UTF_8)), 0);
  }

  void asynchronousWriteAwaited(Context ctx) throws Exception { // BLOCKS: get waits for the disk
    ctx.result(
        "" + log.write(ByteBuffer.wrap(ctx.body().getBytes(StandardCharsets.UTF_8)), 0).get());
  }

  void completionHandler(Context ctx) { // OK: the handler runs on a thread of the channel
    CompletableFuture<String> reply = new CompletableFuture<>();
    log.write(
        ByteBuffer.allocate(1),
        0,
        "log",
        new CompletionHandler<Integer, String>() {
          @Override
          public void completed(Integer count, String name) {
            try {
              reply.complete(Files.readString(Path.of(name)));
            } catch (IOException e) {
              reply.completeExceptionally(e);
            }
          }

          @Override
          public void failed(Throwable failure, String name) {
            reply.completeExceptionally(failure);
          }
        });
    ctx.future(() -> reply.thenAccept(ctx::result));
  }

  void asynchronousLock(Context ctx) { // OK: the future of the lock is not waited for
    ctx.result("" + log.lock().isDone());
  }

  void pathArithmetic(Context ctx) { // OK: names only
    Path file = folder.resolve("a.txt").normalize();
    ctx.result(file.getFileName() + " " + file.startsWith(folder) + " " + folder.relativize(file));
  }

  void realPath(Context ctx) throws IOException { // BLOCKS: resolves links in the file system
    ctx.result(folder.toRealPath().toString());
  }

  void canonicalName(Context ctx) throws IOException { // BLOCKS: resolves links in the file system
    ctx.result(new File("uploads").getCanonicalPath());
  }

  void plainName(Context ctx) { // OK: takes the name apart
    File file = new File("uploads", "a.txt");
    ctx.result(file.getName() + " " + file.getParent() + " " + file.isAbsolute());
  }

  void lastChange(Context ctx) { // BLOCKS: asks the file system
    ctx.header("Last-Modified", "" + new File("uploads").lastModified());
  }

  void fileToUri(Context ctx) { // BLOCKS: toURI asks whether the file is a folder
    ctx.result(new File("uploads").toURI().toString());
  }

  void separator(Context ctx) { // OK: known to the JVM
    ctx.result(FileSystems.getDefault().getSeparator() + File.pathSeparator);
  }

  void linesOfAFile(Context ctx) throws IOException { // BLOCKS: opens and reads
    try (Stream<String> lines = Files.lines(Path.of("users.txt"))) {
      ctx.result("" + lines.filter(line -> line.startsWith("a")).count());
    }
  }

  void linesOfTheBody(Context ctx) throws IOException { // OK: reads a text in memory
    try (BufferedReader lines = new BufferedReader(new StringReader(ctx.body()))) {
      ctx.result("" + lines.readLine());
    }
  }

  void compressedInMemory(Context ctx) throws IOException { // OK: the target is an array
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(target)) {
      zip.write(ctx.path().getBytes(StandardCharsets.UTF_8));
    }
    ctx.result(new ByteArrayInputStream(target.toByteArray()));
  }

  void printedToText(Context ctx) { // OK: prints into a text
    StringWriter text = new StringWriter();
    try (PrintWriter printer = new PrintWriter(text)) {
      printer.printf("%s %d%n", ctx.path(), 1);
    }
    ctx.result(text.toString());
  }

  void batchClosed(Context ctx) throws IOException { // BLOCKS: close writes the file
    try (Batch batch = new Batch()) {
      batch.add(ctx.path());
    }
  }

  void spanClosed(Context ctx) { // OK: close adds a number to a text
    StringBuilder took = new StringBuilder();
    try (Span span = new Span(System.nanoTime(), took)) {
      ctx.header("Server", "" + span.start());
    }
    ctx.result(took.toString());
  }

  void bodyFromFile(Context ctx) throws IOException { // BLOCKS: ofFile asks whether the file is there
    HttpRequest request =
        HttpRequest.newBuilder(upstream)
            .POST(HttpRequest.BodyPublishers.ofFile(Path.of("users.txt")))
            .build();
    ctx.result(request.method());
  }

  void bodyFromText(Context ctx) { // OK: sent by the client's threads
    HttpRequest request =
        HttpRequest.newBuilder(upstream)
            .POST(HttpRequest.BodyPublishers.ofString(ctx.body()))
            .build();
    ctx.future(
        () ->
            client
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenAccept(reply -> ctx.status(reply.statusCode())));
  }

  void connectionNotUsed(Context ctx) throws IOException { // OK: openConnection does not connect
    URLConnection connection = upstream.toURL().openConnection();
    connection.setConnectTimeout(100);
    ctx.result(connection.getURL().getPath());
  }

  void headerOfConnection(Context ctx) throws IOException { // BLOCKS: a header connects first
    ctx.result("" + upstream.toURL().openConnection().getHeaderField("Server"));
  }

  void partsOfUrl(Context ctx) throws IOException { // OK: takes the address apart
    URL url = upstream.toURL();
    ctx.result(url.getHost() + url.getPort() + url.getPath());
  }

  void acceptsOne(Context ctx) throws IOException { // BLOCKS: accept waits for a client
    try (ServerSocket server = new ServerSocket(0)) {
      server.setSoTimeout(100);
      server.accept();
    }
  }

  void processAwaited(Context ctx) throws Exception { // BLOCKS: starts a process and waits
    ctx.result("" + new ProcessBuilder("true").start().waitFor());
  }

  void processesOwnNumber(Context ctx) { // OK: known to the JVM
    ctx.result("" + ProcessHandle.current().pid());
  }

  void processOnPool(Context ctx) { // OK: started and waited for on the pool
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    return new ProcessBuilder("true").start().waitFor(1, TimeUnit.SECONDS);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                  }
                },
                pool));
  }

  void fromPipe(Context ctx) throws IOException { // BLOCKS: waits for the other end of the pipe
    try (PipedInputStream pipe = new PipedInputStream(otherEnd)) {
      ctx.result("" + pipe.read());
    }
  }

  void bundle(Context ctx) { // MAY: loads the bundle unless it is cached
    ctx.result(ResourceBundle.getBundle("messages").getString("hello"));
  }

  void resourceOfTheJar(Context ctx) throws IOException { // MISS BLOCKS: reads the class path; told as possible
    try (InputStream page = EngineersFiles.class.getResourceAsStream("/page.html")) {
      ctx.result(page == null ? new byte[0] : page.readAllBytes());
    }
  }
}
