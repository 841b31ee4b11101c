package arena;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Games in memory, and the many ways to wait for the other player. */
public class Games {
  private final Map<String, Game> games = new ConcurrentHashMap<>();
  private final Map<String, Player> players = new ConcurrentHashMap<>();
  private final BlockingQueue<Player> lobby = new LinkedBlockingQueue<>(100);
  private final Semaphore tables = new Semaphore(10);
  private final ReentrantLock turn = new ReentrantLock();
  private final CountDownLatch tournament = new CountDownLatch(8);
  private final Saves saves;

  public Games(Saves saves) {
    this.saves = saves;
  }

  private Game game(Context ctx) {
    Game game = games.get(ctx.pathParam("id"));
    if (game == null) {
      throw new NotFoundResponse("no such game");
    }
    return game;
  }

  public void open(Context ctx) { // OK: computeIfAbsent makes an object in memory
    Game game = games.computeIfAbsent(ctx.pathParam("id"), Game::new);
    ctx.status(201).result(game.id);
  }

  public void moves(Context ctx) { // OK: copies a list
    ctx.json(game(ctx).moves());
  }

  public void join(Context ctx) { // OK: completes a stage that others wait for
    Game game = game(ctx);
    game.full.complete(game);
    ctx.status(202);
  }

  public void awaitOther(Context ctx) { // OK: the reply comes when the stage completes
    ctx.future(() -> game(ctx).full.thenAccept(game -> ctx.result(game.id)));
  }

  public void awaitHere(Context ctx) throws ExecutionException, InterruptedException { // BLOCKS: get waits for another request
    ctx.result(game(ctx).full.get().id);
  }

  public void isFull(Context ctx) { // OK: asks for the state, does not wait
    Game none = game(ctx).full.getNow(null);
    ctx.json(Map.of("full", game(ctx).full.isDone(), "known", none != null));
  }

  public void queueUp(Context ctx) throws InterruptedException { // MAY: put waits while the lobby is full
    lobby.put(ctx.bodyAsClass(Player.class));
    ctx.status(202);
  }

  public void offer(Context ctx) { // OK: offer never waits
    ctx.status(lobby.offer(ctx.bodyAsClass(Player.class)) ? 202 : 503);
  }

  public void match(Context ctx) throws InterruptedException { // BLOCKS: take waits for a player
    ctx.json(lobby.take());
  }

  public void matchSoon(Context ctx) throws InterruptedException { // BLOCKS: poll waits up to 5 s
    Player player = lobby.poll(5, TimeUnit.SECONDS);
    if (player != null) {
      ctx.json(player);
    }
  }

  public void matchNow(Context ctx) { // OK: poll without a time does not wait
    Player player = lobby.poll();
    ctx.json(player == null ? Map.of() : player);
  }

  public void table(Context ctx) throws InterruptedException { // MAY: acquire waits when all tables are taken
    tables.acquire();
    ctx.status(201);
  }

  public void freeTable(Context ctx) { // OK: tryAcquire does not wait
    ctx.json(Map.of("got", tables.tryAcquire(), "free", tables.availablePermits()));
  }

  public void leaveTable(Context ctx) { // OK: release does not wait
    tables.release();
    ctx.status(204);
  }

  public void tryMove(Context ctx) { // OK: tryLock gives up at once
    if (!turn.tryLock()) {
      ctx.status(409);
      return;
    }
    try {
      game(ctx).move(ctx.body());
    } finally {
      turn.unlock();
    }
  }

  public void move(Context ctx) { // MAY: the saver holds the journal's lock while it writes to disc
    game(ctx).move(ctx.body());
    saves.note(ctx.body());
  }

  public void think(Context ctx) throws InterruptedException { // BLOCKS: sleeps to look clever
    Thread.sleep(ThreadLocalRandom.current().nextInt(200, 900));
    ctx.result("e4");
  }

  public void start(Context ctx) throws InterruptedException { // BLOCKS: waits for eight players
    tournament.countDown();
    tournament.await();
    ctx.result("go");
  }

  public void ready(Context ctx) { // OK: counts down, does not wait
    tournament.countDown();
    ctx.json(Map.of("missing", tournament.getCount()));
  }

  public void ladder(Context ctx) { // OK: sorts in memory
    List<Player> best =
        players.values().stream()
            .sorted(Comparator.comparingInt(Player::rating).reversed())
            .limit(10)
            .toList();
    ctx.json(best);
  }

  public void won(Context ctx) { // OK: merges in memory
    Player player = ctx.bodyAsClass(Player.class);
    ctx.json(players.merge(player.name(), player, (old, more) -> old.won()));
  }
}
