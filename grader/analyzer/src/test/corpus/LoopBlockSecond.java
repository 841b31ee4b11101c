package corpus;

import io.javalin.http.Context;
import io.netty.util.concurrent.Promise;
import io.smallrye.mutiny.Uni;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.sql.DataSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import unblock.given.UserStore;

/** LoopBlock, the second half: pairs that were written after the first was judged. */
class LoopBlockSecond extends Handlers {
  private static final Path LOG = Path.of("log");
  private static final boolean IS_THERE = Files.exists(LOG);
  private static final String RESOLVER = append("");

  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final Map<String, CompletableFuture<String>> pending = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Semaphore permits = new Semaphore(16);
  private final SecureRandom random = new SecureRandom();

  private final UserStore users;
  private final Promise<String> promise;
  private final CompletableFuture<String> session;
  private final Connection connection;
  private final DataSource source;
  private final FileChannel channel;

  LoopBlockSecond(
      UserStore users,
      Promise<String> promise,
      CompletableFuture<String> session,
      Connection connection,
      DataSource source,
      FileChannel channel) {
    this.users = users;
    this.promise = promise;
    this.session = session;
    this.connection = connection;
    this.source = source;
    this.channel = channel;
  }

  void pulsar3633(Context ctx) throws Exception { // MAY: apache/pulsar#3633 waits for the cache
    ctx.result(pending.computeIfAbsent("a", this::load).get());
  }

  void pulsar3633Repaired(Context ctx) { // OK: apache/pulsar#3633 returns the stage
    ctx.future(() -> pending.computeIfAbsent("a", this::load).thenAccept(ctx::result));
  }

  void besu1116(Context ctx) { // COMPUTES: hyperledger/besu#1116 hashes after the offload had ended
    ctx.result(hash(ctx.body()));
  }

  void besu1116Repaired(Context ctx) { // OK: hyperledger/besu#1116 hashes on the pool
    String password = ctx.body();
    ctx.future(() -> CompletableFuture.supplyAsync(() -> hash(password), pool));
  }

  void reactorCore1756(Context ctx) { // BLOCKS: reactor/reactor-core#1756 the supplier runs where it is subscribed
    ctx.future(
        () ->
            Mono.defer(() -> Mono.just(users.find("a")))
                .publishOn(Schedulers.boundedElastic())
                .toFuture());
  }

  void reactorCore1756Repaired(Context ctx) { // OK: reactor/reactor-core#1756 subscribeOn moves it
    ctx.future(
        () ->
            Mono.defer(() -> Mono.just(users.find("a")))
                .subscribeOn(Schedulers.boundedElastic())
                .toFuture());
  }

  void reactorCore943(Context ctx) { // BLOCKS: reactor/reactor-core#943 doOnNext before publishOn
    ctx.future(
        () ->
            Mono.just("a")
                .doOnNext(users::find)
                .publishOn(Schedulers.boundedElastic())
                .toFuture());
  }

  void reactorCore943Repaired(Context ctx) { // OK: reactor/reactor-core#943 after it
    ctx.future(
        () ->
            Mono.just("a")
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(users::find)
                .toFuture());
  }

  void mutiny98(Context ctx) { // BLOCKS: smallrye/smallrye-mutiny#98 a step before emitOn
    ctx.future(
        () ->
            Uni.createFrom()
                .item(() -> "a")
                .onItem()
                .transform(users::find)
                .emitOn(pool)
                .subscribeAsCompletionStage());
  }

  void mutiny98Repaired(Context ctx) { // OK: smallrye/smallrye-mutiny#98 after it
    ctx.future(
        () ->
            Uni.createFrom()
                .item(() -> "a")
                .emitOn(pool)
                .onItem()
                .transform(users::find)
                .subscribeAsCompletionStage());
  }

  void vertxWeb1223(Context ctx) { // MAY: vert-x3/vertx-web#1223 a seed waits for entropy
    ctx.result("" + random.generateSeed(16).length);
  }

  void vertxWeb1223Repaired(Context ctx) { // OK: vert-x3/vertx-web#1223 bytes of a seeded generator
    random.nextBytes(new byte[16]);
  }

  void jvmLibp2p45(Context ctx) throws Exception { // MAY: libp2p/jvm-libp2p#45 the strong generator waits for entropy
    ctx.result(SecureRandom.getInstanceStrong().toString());
  }

  void jvmLibp2p45Repaired(Context ctx) { // OK: libp2p/jvm-libp2p#45 the ordinary one
    ctx.result(new SecureRandom().toString());
  }

  void netty10925(Context ctx) throws Exception { // BLOCKS: netty/netty#10925 reads the configuration of the resolver
    ctx.result(new BufferedReader(new FileReader("/etc/resolv.conf")).readLine());
  }

  void netty10925Repaired(Context ctx) { // OK: netty/netty#10925 read at start
    ctx.result(RESOLVER);
  }

  void chiliCore284(Context ctx) throws Exception { // BLOCKS: codingchili/chili-core#284 writes a log
    Files.writeString(LOG, ctx.body(), StandardOpenOption.APPEND);
  }

  void chiliCore284Repaired(Context ctx) { // OK: codingchili/chili-core#284 an executor writes it
    String line = ctx.body();
    pool.execute(() -> append(line));
  }

  void quarkus9613(Context ctx) throws Exception { // BLOCKS: quarkusio/quarkus#9613 a query in a message consumer
    try (var found = connection.createStatement().executeQuery("SELECT 1")) {
      ctx.result("" + found.next());
    }
  }

  void quarkus9613Repaired(Context ctx) { // OK: quarkusio/quarkus#9613 on a worker
    ctx.async(() -> connection.createStatement().executeQuery("SELECT 1"));
  }

  void quarkus11535(Context ctx) throws Exception { // BLOCKS: quarkusio/quarkus#11535 a connection in a gRPC service
    source.getConnection().close();
  }

  void quarkus11535Repaired(Context ctx) { // OK: quarkusio/quarkus#11535 on a worker
    ctx.async(() -> source.getConnection().close());
  }

  void cryostat525(Context ctx) throws Exception { // BLOCKS: cryostatio/cryostat#525 lists rules in an event
    connection.prepareStatement("SELECT * FROM rules").executeQuery();
  }

  void cryostat525Repaired(Context ctx) { // OK: cryostatio/cryostat#525 on a worker
    ctx.future(() -> CompletableFuture.runAsync(this::rules, pool));
  }

  void quarkus18268(Context ctx) { // BLOCKS: quarkusio/quarkus#18268 waits for the session to close
    session.thenRun(() -> {}).toCompletableFuture().join();
  }

  void quarkus18268Repaired(Context ctx) { // OK: quarkusio/quarkus#18268 composes the closing
    ctx.future(() -> session.thenRun(() -> {}));
  }

  void vertxHazelcast23(Context ctx) throws Exception { // BLOCKS: vert-x3/vertx-hazelcast#23 a permit of other processes
    permits.acquire();
  }

  void vertxHazelcast23Repaired(Context ctx) { // OK: vert-x3/vertx-hazelcast#23 asks and refuses
    ctx.status(permits.tryAcquire() ? 200 : 429);
  }

  void vertxInfinispan124(Context ctx) throws Exception { // MAY: vert-x3/vertx-infinispan#124 waits for a lock
    lock.tryLock(10, TimeUnit.SECONDS);
  }

  void vertxInfinispan124Repaired(Context ctx) { // OK: vert-x3/vertx-infinispan#124 does not wait for it
    ctx.result("" + lock.tryLock());
  }

  void quarkus4173(Context ctx) { // BLOCKS: quarkusio/quarkus#4173 looks a file up in a lock
    synchronized (this) {
      ctx.result("" + Files.exists(LOG));
    }
  }

  void quarkus4173Repaired(Context ctx) { // OK: quarkusio/quarkus#4173 remembers that it is there
    ctx.result("" + IS_THERE);
  }

  void graylog7325(Context ctx) throws Exception { // BLOCKS: Graylog2/graylog2-server#7325 sync on a look-up
    ctx.result(promise.sync().toString());
  }

  void graylog7325Repaired(Context ctx) { // OK: Graylog2/graylog2-server#7325 a listener
    CompletableFuture<String> reply = new CompletableFuture<>();
    promise.addListener(done -> reply.complete("there"));
    ctx.future(() -> reply);
  }

  void messageBroker46(Context ctx) throws Exception { // BLOCKS: wso2-attic/ballerina-message-broker#46 forces a message to the disk
    channel.force(true);
  }

  void messageBroker46Repaired(Context ctx) { // OK: wso2-attic/ballerina-message-broker#46 on a worker
    ctx.async(() -> channel.force(true));
  }

  void blockHound222(Context ctx) throws Exception { // BLOCKS: reactor/BlockHound#222 reads the configuration again
    ctx.result("" + new FileInputStream("application.conf").read());
  }

  void blockHound222Repaired(Context ctx) { // OK: reactor/BlockHound#222 a timer reads it
    timer.schedule(() -> new FileInputStream("application.conf").read(), 1, TimeUnit.MINUTES);
  }

  void grpcJava120(Context ctx) throws Exception { // BLOCKS: grpc/grpc-java#120 waits for the headers to be written
    promise.sync();
  }

  void grpcJava120Repaired(Context ctx) { // OK: grpc/grpc-java#120 listens
    promise.addListener(done -> {});
  }

  void azureSdk40898(Context ctx) { // BLOCKS: Azure/azure-sdk-for-java#40898 block() in a step
    ctx.future(
        () ->
            Mono.just("a")
                .map(name -> Mono.delay(Duration.ofSeconds(1)).block())
                .toFuture());
  }

  void azureSdk40898Repaired(Context ctx) { // OK: Azure/azure-sdk-for-java#40898 flatMap
    ctx.future(
        () -> Mono.just("a").flatMap(name -> Mono.delay(Duration.ofSeconds(1))).toFuture());
  }

  void vertx95(Context ctx) throws Exception { // BLOCKS: vert-x3/issues#95 all addresses of a name
    ctx.result("" + InetAddress.getAllByName(ctx.body()).length);
  }

  void vertx95Repaired(Context ctx) { // OK: vert-x3/issues#95 on a worker
    String host = ctx.body();
    ctx.async(() -> InetAddress.getAllByName(host));
  }

  void reactorNetty1148(Context ctx) throws Exception { // BLOCKS: reactor/reactor-netty#1148 reads the trusted certificates
    KeyStore.getInstance(new File("trust.jks"), new char[0]);
  }

  void reactorNetty1148Repaired(Context ctx) { // OK: reactor/reactor-netty#1148 on a worker
    ctx.async(() -> KeyStore.getInstance(new File("trust.jks"), new char[0]));
  }

  void vertxWeb829(Context ctx) throws Exception { // BLOCKS: vert-x3/vertx-web#829 unpacks a file of a jar
    try (InputStream in = LoopBlockSecond.class.getResourceAsStream("/page.html")) {
      Files.copy(in, LOG);
    }
  }

  void vertxWeb829Repaired(Context ctx) { // OK: vert-x3/vertx-web#829 on a worker
    ctx.async(
        () -> {
          try (InputStream in = LoopBlockSecond.class.getResourceAsStream("/page.html")) {
            Files.copy(in, LOG);
          }
        });
  }

  void awsSdk432(Context ctx) { // MAY: aws/aws-sdk-java-v2#432 waits in the callback of another call
    ctx.future(() -> session.thenAccept(id -> ctx.result(load(id).join())));
  }

  void awsSdk432Repaired(Context ctx) { // OK: aws/aws-sdk-java-v2#432 composes the second call
    ctx.future(() -> session.thenCompose(this::load).thenAccept(ctx::result));
  }

  void kop932(Context ctx) { // BLOCKS: streamnative/kop#932 join in an I/O thread
    ctx.result(session.join());
  }

  void kop932Repaired(Context ctx) { // OK: streamnative/kop#932 a callback
    ctx.future(() -> session.thenAccept(ctx::result));
  }

  void netty1076(Context ctx) throws Exception { // BLOCKS: netty/netty#1076 get of an unfinished query
    ctx.result(promise.get(1, TimeUnit.SECONDS));
  }

  void netty1076Repaired(Context ctx) throws Exception { // OK: netty/netty#1076 only when it is done
    ctx.result(promise.isDone() ? promise.get() : "");
  }

  void netty5507(Context ctx) throws Exception { // BLOCKS: netty/netty#5507 invokeAll waits for all tasks
    pool.invokeAll(List.of(() -> "a"));
  }

  void netty5507Repaired(Context ctx) { // OK: netty/netty#5507 submits them
    pool.submit(() -> "a");
  }

  void corfuDb4127(Context ctx) throws Exception { // BLOCKS: CorfuDB/CorfuDB#4127 sleeps before it connects again
    Thread.sleep(1000);
    pool.execute(this::rules);
  }

  void corfuDb4127Repaired(Context ctx) { // OK: CorfuDB/CorfuDB#4127 a scheduled retry
    timer.schedule(this::rules, 1, TimeUnit.SECONDS);
  }

  void netty10167(Context ctx) { // BLOCKS: netty/netty#10167 sleeps in the handler
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void netty10167Repaired(Context ctx) { // OK: netty/netty#10167 a time-out of the stage
    ctx.future(() -> new CompletableFuture<String>().completeOnTimeout("", 60, TimeUnit.SECONDS));
  }

  private CompletableFuture<String> load(String name) {
    return CompletableFuture.supplyAsync(() -> append(name), pool);
  }

  private static String append(String line) {
    try {
      return Files.writeString(LOG, line, StandardOpenOption.APPEND).toString();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void rules() {
    try {
      connection.prepareStatement("SELECT * FROM rules").executeQuery();
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hash(String password) {
    try {
      PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), new byte[16], 600_000, 256);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).toString();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
