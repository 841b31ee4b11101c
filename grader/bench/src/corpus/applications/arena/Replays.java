package arena;

import io.javalin.http.Context;
import io.javalin.websocket.WsMessageContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** Replays in an embedded store. */
public class Replays {
  private final MVStore store;
  private final MVMap<String, String> replays;
  private final Map<String, String> hot = new ConcurrentHashMap<>();

  public Replays(MVStore store) {
    this.store = store;
    this.replays = store.openMap("replays");
  }

  public void get(Context ctx) { // MAY: reads pages from the file that are not in its cache
    ctx.result(String.valueOf(replays.get(ctx.pathParam("id"))));
  }

  public void record(WsMessageContext ctx) { // MAY: put reads pages, and writes when too much is unsaved
    replays.put(ctx.pathParam("id"), ctx.message());
  }

  public void save(Context ctx) { // BLOCKS: commit writes to the file
    ctx.json(Map.of("version", store.commit()));
  }

  public void compact(Context ctx) { // BLOCKS: rewrites the file for up to a second
    store.compactFile(1_000);
    ctx.status(204);
  }

  public void hot(Context ctx) { // MAY: asks the store on a miss
    ctx.result(hot.computeIfAbsent(ctx.pathParam("id"), id -> replays.getOrDefault(id, "")));
  }

  public void state(Context ctx) { // OK: fields of the store
    ctx.json(
        Map.of(
            "version", store.getCurrentVersion(),
            "cacheMb", store.getCacheSize()));
  }
}
