package corpus;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import io.javalin.http.Context;
import io.netty.util.concurrent.Promise;
import io.vertx.core.file.FileSystem;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Scanner;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import unblock.given.UserStore;

/** Single calls of the JDK and of libraries, and when they wait. */
class SmallFacts extends Handlers {
  private final UserStore users;
  private final WatchService watch;
  private final FileSystem vertx;
  private final Promise<String> promise;
  private final AsynchronousFileChannel log;
  private final SocketChannel peer;
  private final LinkedTransferQueue<String> queue = new LinkedTransferQueue<>();
  private final Map<URL, String> pages = new HashMap<>();
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final ThreadPoolExecutor rejecting =
      new ThreadPoolExecutor(
          16,
          16,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(32),
          (task, executor) -> task.run());

  SmallFacts(
      UserStore users,
      WatchService watch,
      FileSystem vertx,
      Promise<String> promise,
      AsynchronousFileChannel log,
      SocketChannel peer) {
    this.users = users;
    this.watch = watch;
    this.vertx = vertx;
    this.promise = promise;
    this.log = log;
    this.peer = peer;
  }

  void fileExists(Context ctx) { // BLOCKS: asks the file system
    ctx.result("" + new File("a").exists());
  }

  void filesSize(Context ctx) throws Exception { // BLOCKS: asks the file system
    ctx.result("" + Files.size(Path.of("a")));
  }

  void pathOnly(Context ctx) { // OK: a path is only text
    ctx.result(Path.of("a").resolve("b").normalize().toString() + new File("a").getName());
  }

  void startsProcess(Context ctx) throws Exception { // BLOCKS: forks
    ctx.result("" + new ProcessBuilder("true").start().pid());
  }

  void getWithoutTime(Context ctx) throws Exception { // OK: a time of 0
    ctx.result(pool.submit(() -> "a").get(0, TimeUnit.SECONDS));
  }

  void getWithTime(Context ctx) throws Exception { // BLOCKS: waits for the pool
    ctx.result(pool.submit(() -> "a").get(50, TimeUnit.MILLISECONDS));
  }

  void standardInput(Context ctx) throws Exception { // BLOCKS: waits for the keyboard
    ctx.result("" + System.in.read());
  }

  void scannedInput(Context ctx) { // BLOCKS: waits for the keyboard
    ctx.result(new Scanner(System.in).nextLine());
  }

  void bufferedInput(Context ctx) throws Exception { // BLOCKS: waits for the keyboard
    ctx.result(new BufferedReader(new InputStreamReader(System.in)).readLine());
  }

  void scannedText(Context ctx) { // OK: the text is there
    ctx.result(new Scanner("a b").nextLine());
  }

  void ownRejection(Context ctx) { // MAY: with 16 busy and 32 queued, the worker looks up
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find("a"), rejecting)
                .thenAccept(user -> ctx.result("" + user)));
  }

  void directExecutor(Context ctx) { // BLOCKS: the task runs at once
    ctx.future(
        () -> {
          CompletableFuture<Void> done = new CompletableFuture<>();
          Futures.submit(
              () -> {
                ctx.result("" + users.find("a"));
                return done.complete(null);
              },
              MoreExecutors.directExecutor());
          return done;
        });
  }

  void directSupply(Context ctx) { // BLOCKS: the task runs at once
    ctx.future(
        () -> CompletableFuture.supplyAsync(() -> users.find("a"), MoreExecutors.directExecutor()));
  }

  void submittedToPool(Context ctx) { // OK: the pool looks up
    ctx.future(
        () -> {
          CompletableFuture<Void> done = new CompletableFuture<>();
          Futures.submit(() -> done.complete(users.find("a").map(user -> (Void) null).get()), pool);
          return done;
        });
  }

  void closesAsynchronousFile(Context ctx) throws Exception { // BLOCKS: waits for what is written
    log.close();
    ctx.result("closed");
  }

  void comparesUrls(Context ctx) throws Exception { // BLOCKS: resolves both hosts
    ctx.result("" + new URL("http://a.example/").equals(new URL("http://b.example/")));
  }

  void networkInterfaces(Context ctx) throws Exception { // BLOCKS: asks the system
    ctx.result("" + NetworkInterface.getNetworkInterfaces().hasMoreElements());
  }

  void strongRandom(Context ctx) throws Exception { // MAY: waits for entropy
    byte[] bytes = new byte[16];
    SecureRandom.getInstanceStrong().nextBytes(bytes);
    ctx.result(bytes);
  }

  void randomUuid(Context ctx) { // OK: the generator is seeded
    ctx.result(UUID.randomUUID().toString());
  }

  void nonBlockingConnect(Context ctx) throws Exception { // OK: only starts to connect
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));
    ctx.result("" + channel.isConnectionPending());
  }

  void blockingConnect(Context ctx) throws Exception { // BLOCKS: waits for the connection
    SocketChannel channel = SocketChannel.open();
    channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));
    ctx.result("" + channel.isConnected());
  }

  void readsFromPeer(Context ctx) throws Exception { // MAY: the channel's mode is not known
    ctx.result("" + peer.read(ByteBuffer.allocate(9)));
  }

  void blockingReceive(Context ctx) throws Exception { // BLOCKS: waits for a datagram
    DatagramChannel channel = DatagramChannel.open().bind(null);
    channel.receive(ByteBuffer.allocate(10));
    ctx.result("got");
  }

  void nonBlockingAccept(Context ctx) throws Exception { // OK: returns null if there is none
    ServerSocketChannel server = ServerSocketChannel.open();
    server.configureBlocking(false);
    ctx.result("" + server.accept());
  }

  void watches(Context ctx) throws Exception { // BLOCKS: waits for a change
    ctx.result("" + watch.take());
  }

  void looksForChanges(Context ctx) { // OK: does not wait
    ctx.result("" + watch.poll());
  }

  void triesToTransfer(Context ctx) throws Exception { // BLOCKS: waits for a taker
    ctx.result("" + queue.tryTransfer("a", 1, TimeUnit.SECONDS));
  }

  void triesToTransferAtOnce(Context ctx) { // OK: does not wait
    ctx.result("" + queue.tryTransfer("a"));
  }

  void managedBlock(Context ctx) throws Exception { // BLOCKS: waits for its blocker
    ForkJoinPool.managedBlock(
        new ForkJoinPool.ManagedBlocker() {
          @Override
          public boolean block() {
            return true;
          }

          @Override
          public boolean isReleasable() {
            return false;
          }
        });
    ctx.result("done");
  }

  void literalAddress(Context ctx) throws Exception { // OK: nothing is looked up
    ctx.result(InetAddress.getByName("127.0.0.1") + "" + new InetSocketAddress("::1", 80));
  }

  void namedAddress(Context ctx) throws Exception { // BLOCKS: asks the name service
    ctx.result("" + InetAddress.getByName("example.org"));
  }

  void vertxBlocking(Context ctx) { // BLOCKS: asks the file system
    ctx.result("" + vertx.existsBlocking("a"));
  }

  void nettySync(Context ctx) throws Exception { // BLOCKS: waits for the promise
    ctx.result("" + promise.sync());
  }

  void asyncOnDirectExecutor(Context ctx) { // BLOCKS: the task runs at once
    ExecutorService direct = MoreExecutors.newDirectExecutorService();
    ctx.async(config -> config.executor = direct, () -> ctx.result("" + users.find("a")));
  }

  void asyncOnPool(Context ctx) { // OK: the pool looks up
    ctx.async(config -> config.executor = pool, () -> ctx.result("" + users.find("a")));
  }

  void setOfUrls(Context ctx) throws Exception { // BLOCKS: hashCode resolves the host
    Set<URL> seen = new HashSet<>();
    seen.add(new URL(ctx.body()));
    ctx.result("" + seen.size());
  }

  void mapByUrl(Context ctx) throws Exception { // BLOCKS: hashCode resolves the host
    pages.put(URI.create(ctx.body()).toURL(), "a");
    ctx.result("" + pages.size());
  }

  void listOfUrls(Context ctx) throws Exception { // BLOCKS: equals resolves the hosts
    ctx.result("" + List.of(new URL(ctx.body())).contains(new URL(ctx.path())));
  }

  void copiedUrls(Context ctx) throws Exception { // BLOCKS: hashCode resolves the host
    List<URL> all = new ArrayList<>();
    all.add(new URL(ctx.body()));
    ctx.result("" + Set.copyOf(all).size());
  }

  void distinctUrls(Context ctx) throws Exception { // BLOCKS: hashCode resolves the hosts
    ctx.result("" + Stream.of(new URL(ctx.body()), new URL(ctx.path())).distinct().count());
  }

  void mapToUrl(Context ctx) throws Exception { // OK: only the key is hashed
    Map<String, URL> places = new HashMap<>();
    places.put("a", Objects.requireNonNull(new URL(ctx.body())));
    ctx.result(places.get("a").getHost());
  }

  void callbackOnDirectExecutor(Context ctx) { // BLOCKS: the future is complete
    Futures.addCallback(
        Futures.immediateFuture("a"), new Looking(), MoreExecutors.directExecutor());
    ctx.result("added");
  }

  void callbackOnPool(Context ctx) { // OK: the pool runs it
    Futures.addCallback(Futures.immediateFuture("a"), new Looking(), pool);
    ctx.result("added");
  }

  void transformsOnDirectExecutor(Context ctx) { // MAY: here, if the future is already complete
    Futures.transform(
        Futures.submit(() -> "a", pool), users::find, MoreExecutors.directExecutor());
    ctx.result("chained");
  }

  void transformsOnPool(Context ctx) { // OK: the pool runs it
    Futures.transform(Futures.immediateFuture("a"), users::find, pool);
    ctx.result("chained");
  }

  void readsPipe(Context ctx) throws Exception { // BLOCKS: waits for the other end
    Pipe pipe = Pipe.open();
    ctx.result("" + pipe.source().read(ByteBuffer.allocate(1)));
  }

  void looksIntoPipe(Context ctx) throws Exception { // OK: the source does not block
    Pipe pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    ctx.result("" + pipe.source().read(ByteBuffer.allocate(1)));
  }

  void asksForTermination(Context ctx) throws Exception { // OK: a time of 0
    ctx.result("" + pool.awaitTermination(0, TimeUnit.SECONDS));
  }

  private final class Looking implements FutureCallback<String> {
    @Override
    public void onSuccess(String name) {
      users.find(name);
    }

    @Override
    public void onFailure(Throwable failure) {}
  }
}
