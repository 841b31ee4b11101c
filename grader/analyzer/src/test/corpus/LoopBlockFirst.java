package corpus;

import com.google.common.util.concurrent.ListenableFuture;
import com.hazelcast.map.IMap;
import io.javalin.http.Context;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import io.netty.util.concurrent.Promise;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.FileSystem;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.URL;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import unblock.given.UserStore;

/**
 * LoopBlock, written before the analysis was changed for it: each pair is a call that blocked an
 * event loop in a public report, and its repair.
 */
class LoopBlockFirst extends Handlers {
  private static final String NODE = ManagementFactory.getRuntimeMXBean().getName();

  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final ExecutorService spilling =
      new ThreadPoolExecutor(
          4, 4, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(4), (task, pool) -> task.run());
  private final ExecutorService refusing =
      new ThreadPoolExecutor(
          4,
          4,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(4),
          new ThreadPoolExecutor.AbortPolicy());
  private final Map<String, String> keys = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<String>> pendingKeys = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  private final UserStore users;
  private final ListenableFuture<String> answer;
  private final Promise<String> promise;
  private final CompletableFuture<String> session;
  private FileSystem fileSystem;
  private RedisAsyncCommands<String, String> redis;
  private RedisCommands<String, String> redisAndWait;
  private IMap<String, String> members;
  private Producer<String, String> producer;

  LoopBlockFirst(
      UserStore users,
      ListenableFuture<String> answer,
      Promise<String> promise,
      CompletableFuture<String> session) {
    this.users = users;
    this.answer = answer;
    this.promise = promise;
    this.session = session;
  }

  void shenyu6612(Context ctx) throws Exception { // BLOCKS: apache/shenyu#6612 get on a gRPC future
    ctx.result(answer.get());
  }

  void shenyu6612Repaired(Context ctx) { // OK: apache/shenyu#6612 the listener answers
    CompletableFuture<String> reply = new CompletableFuture<>();
    answer.addListener(() -> reply.complete("there"), pool);
    ctx.future(() -> reply.thenAccept(ctx::result));
  }

  void smallryeJwt511(Context ctx) { // BLOCKS: smallrye/smallrye-jwt#511 downloads the key
    ctx.result(Mono.fromCallable(() -> download("key")).toFuture().join());
  }

  void smallryeJwt511Repaired(Context ctx) { // OK: smallrye/smallrye-jwt#511 on another thread
    ctx.future(
        () ->
            Mono.fromCallable(() -> download("key"))
                .subscribeOn(Schedulers.boundedElastic())
                .toFuture());
  }

  void gravitee5028(Context ctx) { // BLOCKS: gravitee-io/issues#5028 the processor gets the JWK
    ctx.result(keys.computeIfAbsent("issuer", this::download));
  }

  void gravitee5028Repaired(Context ctx) { // OK: gravitee-io/issues#5028 a cache of futures
    ctx.future(
        () ->
            pendingKeys.computeIfAbsent(
                "issuer", key -> CompletableFuture.supplyAsync(() -> download(key), pool)));
  }

  void gateleen777(Context ctx) { // MAY: swisspost/gateleen#777 a new producer looks up its hosts
    new KafkaProducer<String, String>(Map.of("bootstrap.servers", "kafka:9092"));
  }

  void gateleen777Repaired(Context ctx) { // OK: swisspost/gateleen#777 made off the loop
    ctx.async(() -> new KafkaProducer<String, String>(Map.of("bootstrap.servers", "kafka:9092")));
  }

  void micronautKafka480(Context ctx) { // MAY: micronaut-projects/micronaut-kafka#480 metadata
    producer.send(ctx.body());
  }

  void micronautKafka480Repaired(Context ctx) { // OK: micronaut-projects/micronaut-kafka#480
    String message = ctx.body();
    ctx.async(() -> producer.send(message));
  }

  void vertx3335(Context ctx) { // BLOCKS: eclipse-vertx/vert.x#3335 looks the file up
    ctx.result("" + fileSystem.existsBlocking("a.txt"));
  }

  void vertx3335Repaired(Context ctx) { // OK: eclipse-vertx/vert.x#3335 looks the file up elsewhere
    ctx.async(() -> ctx.result("" + Files.exists(Path.of("a.txt"))));
  }

  void vertx1581(Context ctx) throws Exception { // BLOCKS: eclipse-vertx/vert.x#1581 44 s to close
    openChannel().close();
  }

  void vertx1581Repaired(Context ctx) { // OK: eclipse-vertx/vert.x#1581 closed on a worker
    ctx.async(() -> openChannel().close());
  }

  void vertx5568(Context ctx) throws Exception { // BLOCKS: eclipse-vertx/vert.x#5568 opens a file
    new RandomAccessFile("a.txt", "r");
  }

  void vertx5568Repaired(Context ctx) { // OK: eclipse-vertx/vert.x#5568 opens it on a worker
    ctx.async(() -> new RandomAccessFile("a.txt", "r"));
  }

  void asyncHttpClient1724(Context ctx) throws Exception { // BLOCKS: AsyncHttpClient/async-http-client#1724
    ctx.result(InetAddress.getByName(ctx.body()).toString());
  }

  void asyncHttpClient1724Repaired(Context ctx) { // OK: AsyncHttpClient/async-http-client#1724
    String host = ctx.body();
    ctx.async(() -> ctx.result(InetAddress.getByName(host).toString()));
  }

  void lettuce1402(Context ctx) { // MAY: redis/lettuce#1402 a waiting command in a callback
    ctx.future(() -> redis.get("a").thenApply(redisAndWait::get).toCompletableFuture());
  }

  void lettuce1402Repaired(Context ctx) { // OK: redis/lettuce#1402 the second command is a stage
    ctx.future(() -> redis.get("a").thenCompose(redis::get).toCompletableFuture());
  }

  void redisson3549(Context ctx) { // MAY: redisson/redisson#3549 a bucket read in a callback
    ctx.future(
        () ->
            redis
                .get("a")
                .thenAccept(key -> ctx.result(redisAndWait.get(key)))
                .toCompletableFuture());
  }

  void redisson3549Repaired(Context ctx) { // OK: redisson/redisson#3549 on a pool
    ctx.future(
        () ->
            redis
                .get("a")
                .thenAcceptAsync(key -> ctx.result(redisAndWait.get(key)), pool)
                .toCompletableFuture());
  }

  void pravega3279(Context ctx) throws Exception { // BLOCKS: pravega/pravega#3279 Promise.get
    ctx.result(promise.get());
  }

  void pravega3279Repaired(Context ctx) { // OK: pravega/pravega#3279 a listener
    CompletableFuture<String> reply = new CompletableFuture<>();
    promise.addListener(done -> reply.complete("there"));
    ctx.future(() -> reply);
  }

  void scylla917(Context ctx) throws Exception { // BLOCKS: scylladb/java-driver#917 initAsync().get()
    ctx.result(session.get());
  }

  void scylla917Repaired(Context ctx) { // OK: scylladb/java-driver#917 composed
    ctx.future(() -> session.thenAccept(ctx::result));
  }

  void vertxWeb2383(Context ctx) { // BLOCKS: vert-x3/vertx-web#2383 held for 922 s
    keys.computeIfAbsent("a", key -> read(Path.of(key)));
  }

  void vertxWeb2383Repaired(Context ctx) { // OK: vert-x3/vertx-web#2383 read at start, then looked up
    ctx.result(keys.getOrDefault("a", ""));
  }

  void reactorNetty1032(Context ctx) throws Exception { // BLOCKS: reactor/reactor-netty#1032 500 ms
    Thread.sleep(500);
    ctx.result("filtered");
  }

  void reactorNetty1032Repaired(Context ctx) { // OK: reactor/reactor-netty#1032 a delay
    ctx.future(() -> Mono.delay(java.time.Duration.ofMillis(500)).toFuture());
  }

  void armeria2473(Context ctx) { // BLOCKS: line/armeria#2473 waits for the file
    ctx.result(CompletableFuture.supplyAsync(() -> read(Path.of("a")), pool).join());
  }

  void armeria2473Repaired(Context ctx) { // OK: line/armeria#2473 returns the stage
    ctx.future(() -> CompletableFuture.supplyAsync(() -> read(Path.of("a")), pool));
  }

  void rocketmq9983(Context ctx) { // MAY: apache/rocketmq#9983 a full pool runs the task here
    ctx.future(() -> CompletableFuture.supplyAsync(() -> users.find("a"), spilling));
  }

  void rocketmq9983Repaired(Context ctx) { // OK: apache/rocketmq#9983 a full pool refuses
    ctx.future(() -> CompletableFuture.supplyAsync(() -> users.find("a"), refusing));
  }

  void cloudNet1461(Context ctx) { // MAY: CloudNetService/CloudNet#1461 a full pool, as before
    spilling.execute(() -> read(Path.of("a")));
  }

  void cloudNet1461Repaired(Context ctx) { // OK: CloudNetService/CloudNet#1461 refuses
    refusing.execute(() -> read(Path.of("a")));
  }

  void quarkus3663(Context ctx) { // MAY: quarkusio/quarkus#3663 the name of the JVM asks for the host
    ctx.result(ManagementFactory.getRuntimeMXBean().getName());
  }

  void quarkus3663Repaired(Context ctx) { // OK: quarkusio/quarkus#3663 once at start
    ctx.result(NODE);
  }

  void vertxExamples381(Context ctx) throws Exception { // BLOCKS: vert-x3/vertx-examples#381 7 s
    ctx.result("" + Collections.list(NetworkInterface.getNetworkInterfaces()).size());
  }

  void vertxExamples381Repaired(Context ctx) { // OK: vert-x3/vertx-examples#381 on a worker
    ctx.async(() -> ctx.result("" + NetworkInterface.getNetworkInterfaces().hasMoreElements()));
  }

  void reactorCore1810(Context ctx) { // BLOCKS: reactor/reactor-core#1810 before publishOn
    ctx.future(
        () -> Mono.just("a").map(users::find).publishOn(Schedulers.boundedElastic()).toFuture());
  }

  void reactorCore1810Repaired(Context ctx) { // OK: reactor/reactor-core#1810 after it
    ctx.future(
        () -> Mono.just("a").publishOn(Schedulers.boundedElastic()).map(users::find).toFuture());
  }

  void mutiny84(Context ctx) { // BLOCKS: smallrye/smallrye-mutiny#84 before emitOn
    ctx.future(
        () -> Uni.createFrom().item(() -> users.find("a")).emitOn(pool).subscribeAsCompletionStage());
  }

  void mutiny84Repaired(Context ctx) { // OK: smallrye/smallrye-mutiny#84 the subscription moves
    ctx.future(
        () ->
            Uni.createFrom()
                .item(() -> users.find("a"))
                .runSubscriptionOn(pool)
                .subscribeAsCompletionStage());
  }

  void quarkusMcp293(Context ctx) throws Exception { // BLOCKS: quarkiverse/quarkus-mcp-server#293
    TimeUnit.SECONDS.sleep(3);
  }

  void quarkusMcp293Repaired(Context ctx) { // OK: quarkiverse/quarkus-mcp-server#293 on a worker
    ctx.async(() -> TimeUnit.SECONDS.sleep(3));
  }

  void netty13871(Context ctx) throws Exception { // BLOCKS: netty/netty#13871 the local host by name
    ctx.result(InetAddress.getLocalHost().getHostName());
  }

  void netty13871Repaired(Context ctx) throws Exception { // OK: netty/netty#13871 by its address
    ctx.result(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}).getHostAddress());
  }

  void opentsdb1(Context ctx) { // BLOCKS: cyngn/vertx-opentsdb#1 the address looks up its host
    new InetSocketAddress(ctx.body(), 4242);
  }

  void opentsdb1Repaired(Context ctx) { // OK: cyngn/vertx-opentsdb#1 the library looks up
    InetSocketAddress.createUnresolved(ctx.body(), 4242);
  }

  void reactorNetty2976(Context ctx) { // MAY: reactor/reactor-netty#2976 the client's name for a log
    ctx.result(new InetSocketAddress("127.0.0.1", 80).getHostName());
  }

  void reactorNetty2976Repaired(Context ctx) { // OK: reactor/reactor-netty#2976 the text as it is
    ctx.result(new InetSocketAddress("127.0.0.1", 80).getHostString());
  }

  void agentscope1117(Context ctx) { // BLOCKS: agentscope-ai/agentscope-java#1117 block()
    ctx.result("" + Mono.delay(java.time.Duration.ofSeconds(1)).block());
  }

  void agentscope1117Repaired(Context ctx) { // OK: agentscope-ai/agentscope-java#1117 the stream
    ctx.future(() -> Mono.delay(java.time.Duration.ofSeconds(1)).toFuture());
  }

  void vertx1302(Context ctx) { // BLOCKS: eclipse-vertx/vert.x#1302 a map in other processes
    members.put("node", ctx.body());
  }

  void vertx1302Repaired(Context ctx) { // OK: eclipse-vertx/vert.x#1302 the stage of the map
    ctx.future(() -> members.getAsync("node").toCompletableFuture());
  }

  void redisClusterManager152(Context ctx) { // BLOCKS: extenda/vertx-redis-clustermanager#152
    lock.lock();
    try {
      keys.put("node", download("node"));
    } finally {
      lock.unlock();
    }
  }

  void redisClusterManager152Repaired(Context ctx) { // OK: extenda/vertx-redis-clustermanager#152
    ctx.async(
        () -> {
          lock.lock();
          try {
            keys.put("node", download("node"));
          } finally {
            lock.unlock();
          }
        });
  }

  void vertx2798(Context ctx) throws Exception { // BLOCKS: eclipse-vertx/vert.x#2798 a latch
    CountDownLatch loaded = new CountDownLatch(1);
    pool.execute(loaded::countDown);
    loaded.await();
  }

  void vertx2798Repaired(Context ctx) { // OK: eclipse-vertx/vert.x#2798 a stage
    CompletableFuture<Void> loaded = new CompletableFuture<>();
    pool.execute(() -> loaded.complete(null));
    ctx.future(() -> loaded);
  }

  private AsynchronousFileChannel openChannel() throws java.io.IOException {
    return AsynchronousFileChannel.open(Path.of("a"));
  }

  private String download(String name) {
    try (var in = new URL("http://localhost/" + name).openStream()) {
      return new String(in.readAllBytes());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
