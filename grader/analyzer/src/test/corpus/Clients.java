package corpus;

import com.zaxxer.hikari.HikariDataSource;
import io.javalin.http.Context;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kotlin.Unit;
import kotlin.jvm.functions.Function0;
import kotlin.jvm.internal.Lambda;
import nobody.knows.ConnectionSource;
import nobody.knows.Retry;
import okhttp3.Call;
import org.apache.ibatis.annotations.Mapper;
import org.jdbi.v3.core.HandleCallback;
import org.springframework.data.repository.CrudRepository;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPooled;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import unblock.given.UserStore;

/** Libraries that are not there when the code is judged: names, kin and annotations decide. */
class Clients extends Handlers {
  private final UserStore users;
  private final JedisPool redis;
  private final JedisPooled pooled;
  private final HikariDataSource data;
  private final ConnectionSource tenants;
  private final SnsClient topics;
  private final SnsAsyncClient asyncTopics;
  private final RedisCommands<String, String> commands;
  private final RedisAsyncCommands<String, String> asyncCommands;
  private final Call call;
  private final Customers customers;
  private final Notes notes;
  private final ExecutorService pool = Executors.newFixedThreadPool(8);

  Clients(
      UserStore users,
      JedisPool redis,
      JedisPooled pooled,
      HikariDataSource data,
      ConnectionSource tenants,
      SnsClient topics,
      SnsAsyncClient asyncTopics,
      RedisCommands<String, String> commands,
      RedisAsyncCommands<String, String> asyncCommands,
      Call call,
      Customers customers,
      Notes notes) {
    this.users = users;
    this.redis = redis;
    this.pooled = pooled;
    this.data = data;
    this.tenants = tenants;
    this.topics = topics;
    this.asyncTopics = asyncTopics;
    this.commands = commands;
    this.asyncCommands = asyncCommands;
    this.call = call;
    this.customers = customers;
    this.notes = notes;
  }

  interface Customers extends CrudRepository<String, Long> {}

  @Mapper
  interface Notes {
    String byId(long id);
  }

  void asksJedis(Context ctx) { // BLOCKS: a client's class, by its name
    try (Jedis jedis = redis.getResource()) {
      ctx.result(jedis.get("a"));
    }
  }

  void asksJedisPooled(Context ctx) { // BLOCKS: any command of a client that is all commands
    ctx.json(pooled.incr("visits"));
  }

  void countsConnections(Context ctx) { // OK: a number that the pool keeps
    ctx.json(redis.getNumActive());
  }

  void connectsWithHikari(Context ctx) throws Exception { // BLOCKS: a DataSource, by its kin
    try (Connection connection = data.getConnection()) {
      ctx.result(connection.toString());
    }
  }

  void asksHikari(Context ctx) { // OK: a state in memory
    ctx.json(data.isRunning());
  }

  void connectsSomehow(Context ctx) { // BLOCKS: whoever gives a Connection, waits for it
    ctx.result(tenants.getConnection("a").toString());
  }

  void publishes(Context ctx) { // BLOCKS: a client of AWS, by the form of its name
    ctx.result(topics.publish("a"));
  }

  void publishesAsync(Context ctx) { // OK: an async client of AWS
    ctx.future(() -> asyncTopics.publish("a").thenAccept(ctx::result));
  }

  void namesService(Context ctx) { // OK: a constant of the client
    ctx.result(topics.serviceName());
  }

  void commandsRedis(Context ctx) { // BLOCKS: lettuce's sync commands
    ctx.result(commands.get("a"));
  }

  void commandsRedisAsync(Context ctx) { // OK: lettuce's async commands
    ctx.future(() -> asyncCommands.get("a").thenAccept(ctx::result).toCompletableFuture());
  }

  void waitsForRedis(Context ctx) throws Exception { // BLOCKS: get of a RedisFuture, by its kin
    ctx.result(asyncCommands.get("a").get());
  }

  void executesCall(Context ctx) { // BLOCKS: OkHttp's execute
    ctx.result(call.execute());
  }

  void enqueuesCall(Context ctx) { // OK: OkHttp's enqueue; its callback may wait
    call.enqueue((each, response) -> users.find(response));
  }

  void asksRepository(Context ctx) { // BLOCKS: a repository whose code is made at run time
    ctx.json(customers.findById(1L));
  }

  void asksMapper(Context ctx) { // BLOCKS: a mapper whose code is made at run time
    ctx.json(notes.byId(1));
  }

  void retries(Context ctx) throws Exception { // BLOCKS: a missing library runs a missing type
    ctx.json(Retry.times(3, () -> users.find("a")));
  }

  void makesCallback(Context ctx) { // OK: made, never handed on
    HandleCallback<Integer> callback = handle -> handle.execute("delete from users");
    ctx.result(callback.toString());
  }

  @org.jetbrains.annotations.Blocking
  private String marked() {
    return "a";
  }

  @io.smallrye.common.annotation.Blocking
  private String markedBySmallRye() {
    return "a";
  }

  @io.micronaut.core.annotation.Blocking
  private String markedByMicronaut() {
    return "a";
  }

  @org.jetbrains.annotations.NonBlocking
  private Optional<?> promised() {
    return users.find("a");
  }

  @org.jetbrains.annotations.Blocking
  static final class MarkedAsAWhole {
    String answer() {
      return "a";
    }
  }

  void callsMarked(Context ctx) { // BLOCKS: its author says so
    ctx.result(marked());
  }

  void callsMarkedBySmallRye(Context ctx) { // BLOCKS: its author says so
    ctx.result(markedBySmallRye());
  }

  void callsMarkedByMicronaut(Context ctx) { // BLOCKS: its author says so
    ctx.result(markedByMicronaut());
  }

  void callsMarkedOnPool(Context ctx) { // OK: the pool calls it
    ctx.async(() -> ctx.result(marked()));
  }

  void callsPromised(Context ctx) { // OK: its author says that it does not wait
    ctx.json(promised());
  }

  void callsMarkedClass(Context ctx) { // BLOCKS: the author of the class says so
    ctx.result(new MarkedAsAWhole().answer());
  }

  /** A lambda as Kotlin compiled it before 2.0. */
  static final class Loading extends Lambda<Object> implements Function0<Object> {
    private final UserStore users;

    Loading(UserStore users) {
      super(0);
      this.users = users;
    }

    @Override
    public Object invoke() {
      return users.find("a");
    }
  }

  private static Object here(Function0<?> function) {
    return function.invoke();
  }

  void runsKotlinLambda(Context ctx) { // BLOCKS: a Kotlin lambda, run here
    ctx.json(here(new Loading(users)));
  }

  void runsKotlinLambdaOnPool(Context ctx) { // OK: a Kotlin lambda, run by the pool
    Function0<Object> loading = new Loading(users);
    pool.execute(() -> ctx.json(loading.invoke()));
  }

  void startsKotlinThread(Context ctx) { // OK: kotlin.concurrent.thread
    kotlin.concurrent.ThreadsKt.thread(
        true,
        true,
        null,
        null,
        1,
        () -> {
          users.find("a");
          return Unit.INSTANCE;
        });
  }
}
