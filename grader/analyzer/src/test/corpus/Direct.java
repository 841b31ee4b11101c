package corpus;

import io.javalin.http.Context;
import java.io.BufferedReader;
import java.io.FileReader;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import unblock.given.UserStore;

/** What stands in the handler itself. */
class Direct extends Handlers {
  private final UserStore users;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final Semaphore permits = new Semaphore(4);
  private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();

  Direct(UserStore users) {
    this.users = users;
  }

  void sleeps(Context ctx) throws Exception { // BLOCKS: sleep in the handler
    Thread.sleep(1000);
    ctx.result("done");
  }

  void sleepsByUnit(Context ctx) throws Exception { // BLOCKS: sleep by another name
    TimeUnit.SECONDS.sleep(1);
  }

  void sleepsForNothing(Context ctx) throws Exception { // OK: sleep(0) gives way at most
    Thread.sleep(0);
    Thread.yield();
  }

  void storeInHandler(Context ctx) { // BLOCKS: the store waits for the database
    ctx.json(users.find(ctx.formParam("username")).orElseThrow());
  }

  void jdbcInHandler(Context ctx) throws Exception { // BLOCKS: JDBC in the handler
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:users.db");
        PreparedStatement query = db.prepareStatement("SELECT * FROM users WHERE username = ?")) {
      query.setString(1, ctx.formParam("username"));
      ResultSet row = query.executeQuery();
      if (row.next()) {
        ctx.json(Map.of("username", row.getString(1)));
      }
    }
  }

  void sends(Context ctx) throws Exception { // BLOCKS: waits for another server
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost/users")).build();
    ctx.result(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  void opensUrl(Context ctx) throws Exception { // BLOCKS: URL.openStream
    ctx.result(URI.create("http://localhost").toURL().openStream());
  }

  void opensConnection(Context ctx) throws Exception { // BLOCKS: URLConnection.getInputStream
    var connection = URI.create("http://localhost").toURL().openConnection();
    connection.setConnectTimeout(100);
    ctx.result(connection.getInputStream());
  }

  void sendsAndJoins(Context ctx) { // BLOCKS: asynchronous, then waited for
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost/users")).build();
    String body =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
            .thenApply(HttpResponse::body)
            .join();
    ctx.result(body);
  }

  void submitsAndGets(Context ctx) throws Exception { // BLOCKS: waits for the pool
    Future<String> answer = pool.submit(() -> users.find("a").toString());
    ctx.result(answer.get());
  }

  void getsWithTimeout(Context ctx) throws Exception { // BLOCKS: also 50 ms are 50 ms
    CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> "a", pool);
    ctx.result(answer.get(50, TimeUnit.MILLISECONDS));
  }

  void acquires(Context ctx) throws Exception { // BLOCKS: waits for a permit
    permits.acquire();
    try {
      ctx.result("in");
    } finally {
      permits.release();
    }
  }

  void triesToAcquire(Context ctx) { // OK: gives up at once
    if (!permits.tryAcquire()) {
      ctx.status(429);
      return;
    }
    try {
      ctx.result("in");
    } finally {
      permits.release();
    }
  }

  void takes(Context ctx) throws Exception { // BLOCKS: waits for an element
    ctx.result(queue.take());
  }

  void polls(Context ctx) { // OK: poll without a time
    ctx.result(String.valueOf(queue.poll()));
  }

  void puts(Context ctx) throws Exception { // OK: an unbounded queue always has room
    queue.put("a");
    queue.offer("b");
    queue.add("c");
  }

  void awaits(Context ctx) throws Exception { // BLOCKS: waits for a latch
    CountDownLatch latch = new CountDownLatch(1);
    pool.execute(latch::countDown);
    latch.await();
  }

  void readsFile(Context ctx) throws Exception { // BLOCKS: a file, new style
    ctx.result(Files.readString(Path.of("users.json")));
  }

  void readsFileOldStyle(Context ctx) throws Exception { // BLOCKS: a file, old style
    try (BufferedReader reader = new BufferedReader(new FileReader("users.txt"))) {
      ctx.result(reader.readLine());
    }
  }

  void resolvesName(Context ctx) throws Exception { // BLOCKS: DNS
    ctx.result(InetAddress.getByName("example.org").getHostAddress());
  }

  void runsProcess(Context ctx) throws Exception { // BLOCKS: waits for another process
    ctx.status(new ProcessBuilder("true").start().waitFor());
  }

  void answersFromMemory(Context ctx) { // OK: nothing is waited for
    ctx.json(Map.of("message", "Welcome, " + ctx.formParam("username") + "!"));
  }

  void joinsThread(Context ctx) throws Exception { // BLOCKS: starts a thread to wait for it
    Thread thread = new Thread(() -> users.find("a"));
    thread.start();
    thread.join();
  }

  void closesPool(Context ctx) throws Exception { // BLOCKS: an executor per request, awaited
    ExecutorService own = Executors.newSingleThreadExecutor();
    own.submit(() -> users.find("a"));
    own.shutdown();
    own.awaitTermination(1, TimeUnit.SECONDS);
  }

  void waitsOnMonitor(Context ctx) throws Exception { // BLOCKS: Object.wait
    synchronized (queue) {
      queue.wait(100);
    }
  }

  void invokesAll(Context ctx) throws Exception { // BLOCKS: invokeAll waits for all
    pool.invokeAll(java.util.List.of(() -> users.find("a")));
  }
}
