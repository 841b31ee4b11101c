package arena;

import io.javalin.Javalin;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;

/** A game server. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    Saves saves = new Saves(Path.of("journal.txt"));
    clock.scheduleWithFixedDelay(saves, 1, 1, TimeUnit.MINUTES);
    Games games = new Games(saves);
    Replays replays = new Replays(MVStore.open("replays.mv"));
    Ticks ticks = new Ticks(Executors.newSingleThreadScheduledExecutor());

    Javalin app =
        Javalin.create(
            config -> {
              var routes = config.routes;
              routes.post("/games/{id}", games::open);
              routes.get("/games/{id}/moves", games::moves);
              routes.post("/games/{id}/join", games::join);
              routes.get("/games/{id}/other", games::awaitOther);
              routes.get("/games/{id}/other-here", games::awaitHere);
              routes.get("/games/{id}/full", games::isFull);
              routes.post("/games/{id}/try", games::tryMove);
              routes.post("/games/{id}/move", games::move);
              routes.get("/games/{id}/think", games::think);
              routes.post("/lobby", games::queueUp);
              routes.post("/lobby/offer", games::offer);
              routes.get("/lobby/match", games::match);
              routes.get("/lobby/soon", games::matchSoon);
              routes.get("/lobby/now", games::matchNow);
              routes.post("/tables", games::table);
              routes.get("/tables", games::freeTable);
              routes.delete("/tables", games::leaveTable);
              routes.post("/tournament", games::start);
              routes.post("/tournament/ready", games::ready);
              routes.get("/ladder", games::ladder);
              routes.post("/ladder", games::won);
              routes.get("/replays/{id}", replays::get);
              routes.get("/hot/{id}", replays::hot);
              routes.post("/save", replays::save);
              routes.post("/compact", replays::compact);
              routes.get("/state", replays::state);
              routes.ws("/record/{id}", ws -> ws.onMessage(replays::record));
              routes.ws(
                  "/play",
                  ws -> {
                    ws.onConnect(ticks::connected);
                    ws.onMessage(ticks::pressed);
                    ws.onClose(ticks::closed);
                  });
              routes.ws("/hard", ws -> ws.onMessage(ticks::pressedHard));
            });
    app.start(7072);
  }
}
