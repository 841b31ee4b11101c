package corpus;

import io.javalin.http.Context;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserStore;

/** Files, processes, log writers and threads of one's own. */
class StudentsFiles extends Handlers {
  private static final Logger LOG = Logger.getLogger(StudentsFiles.class.getName());

  private final UserStore users;
  private final RequestLog direct = new FileLog(new File("requests.log"));
  private final QueuedLog queued = new QueuedLog(direct);
  private final RequestLog memory = new MemoryLog();
  private final String template;

  StudentsFiles(UserStore users) throws IOException {
    this.users = users;
    Path page = Path.of("page.html");
    this.template = Files.exists(page) ? Files.readString(page) : "<p>%s</p>";
    queued.start();
  }

  interface RequestLog {
    void write(String line);
  }

  record FileLog(File file) implements RequestLog {
    @Override
    public void write(String line) {
      try (FileWriter out = new FileWriter(file, StandardCharsets.UTF_8, true)) {
        out.write(line + System.lineSeparator());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static class MemoryLog implements RequestLog {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void write(String line) {
      lines.add(line);
    }
  }

  /** A thread that writes what others leave in its queue. */
  static class QueuedLog extends Thread implements RequestLog {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final RequestLog target;

    QueuedLog(RequestLog target) {
      super("log");
      this.target = target;
      setDaemon(true);
    }

    @Override
    public void write(String line) {
      lines.add(line);
    }

    @Override
    public void run() {
      try {
        while (true) {
          target.write(lines.take());
        }
      } catch (InterruptedException e) {
        System.err.println("log ended with " + lines.size() + " lines unwritten");
      }
    }
  }

  /** A thread that looks one user up. */
  class LookUpThread extends Thread {
    private final String name;
    private User user;

    LookUpThread(String name) {
      this.name = name;
    }

    @Override
    public void run() {
      user = users.find(name).orElse(null);
    }
  }

  void loggedDirectly(Context ctx) { // BLOCKS: opens, writes and closes a file on each request
    direct.write("GET " + ctx.path());
    ctx.result("logged");
  }

  void loggedByThread(Context ctx) { // OK: the line goes into a queue, its thread writes
    queued.write("GET " + ctx.path());
    ctx.result("logged, soon");
  }

  void loggedInMemory(Context ctx) { // OK: the same interface, on a list
    memory.write(ctx.ip() + " " + ctx.path());
    LOG.log(Level.FINE, "asked for {0}", ctx.path());
    System.out.println("request " + ctx.path());
    ctx.result(String.format(template, "logged"));
  }

  void listedFolder(Context ctx) throws IOException { // BLOCKS: walks a folder and reads each file
    Path folder = Path.of("users");
    List<String> found;
    try (Stream<Path> files = Files.walk(folder, 2)) {
      found =
          files
              .filter(Files::isRegularFile)
              .filter(file -> contains(file, ctx.formParam("text")))
              .map(Path::toString)
              .toList();
    }
    ctx.json(found);
  }

  private static boolean contains(Path file, String text) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.anyMatch(line -> line.contains(text));
    } catch (IOException e) {
      return false;
    }
  }

  void appendedAtEnd(Context ctx) throws IOException { // BLOCKS: RandomAccessFile seeks and writes
    try (RandomAccessFile file = new RandomAccessFile("visits.dat", "rw")) {
      file.seek(file.length());
      file.writeUTF(ctx.formParam("username"));
      ctx.result("at " + file.getFilePointer());
    }
  }

  void filesOnCommonPool(Context ctx) { // OK: the common pool reads, the worker goes on
    Path file = Path.of("users", String.valueOf(ctx.formParam("username")));
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(
                    () -> {
                      try {
                        return Files.readString(file);
                      } catch (IOException e) {
                        throw new UncheckedIOException(e);
                      }
                    })
                .exceptionally(failure -> "no file")
                .thenAccept(ctx::result));
  }

  void commandRun(Context ctx) throws Exception { // BLOCKS: reads its output, then waitFor
    Process process = new ProcessBuilder("uptime").redirectErrorStream(true).start();
    StringBuilder output = new StringBuilder();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream()))) {
      reader.lines().forEach(line -> output.append(line).append('\n'));
    }
    int exit = process.waitFor();
    ctx.json(Map.of("exit", exit, "output", output.toString()));
  }

  void threadStartedAndJoined(Context ctx) throws InterruptedException { // BLOCKS: start, then join
    LookUpThread lookUp = new LookUpThread(ctx.formParam("username"));
    lookUp.start();
    lookUp.join();
    ctx.result(lookUp.user == null ? "unknown" : lookUp.user.info());
  }

  void threadStarted(Context ctx) { // OK: started, and nobody waits for it
    LookUpThread lookUp = new LookUpThread(ctx.formParam("username"));
    lookUp.setUncaughtExceptionHandler((thread, failure) -> failure.printStackTrace());
    lookUp.start();
    ctx.status(202).result("started " + lookUp.getName());
  }

  void finallySleeps(Context ctx) throws InterruptedException { // BLOCKS: finally sleeps either way
    boolean right = false;
    try {
      right = "secret".equals(ctx.formParam("password"));
      ctx.status(right ? 200 : 401);
    } finally {
      TimeUnit.MILLISECONDS.sleep(right ? 10 : 500);
    }
  }

  void friendsRecursively(Context ctx) { // BLOCKS: recursion, with a look-up at each step
    ctx.json(chain(ctx.formParam("username"), new ArrayList<>(), 5));
  }

  private List<String> chain(String name, List<String> path, int left) {
    path.add(name);
    try {
      return left == 0
          ? path
          : users.find(name).map(user -> chain(user.info(), path, left - 1)).orElse(path);
    } catch (StoreException e) {
      return path;
    }
  }

  void depthCounted(Context ctx) { // OK: recursion over brackets in a String
    String text = ctx.body();
    ctx.json(Map.of("depth", depth(text, 0, 0, 0), "length", text.length()));
  }

  private static int depth(String text, int at, int open, int deepest) {
    if (at == text.length() || at > 500) {
      return deepest;
    }
    char c = text.charAt(at);
    int now = c == '(' ? open + 1 : c == ')' ? open - 1 : open;
    return depth(text, at + 1, now, Math.max(deepest, now));
  }
}
