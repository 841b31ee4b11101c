package corpus;

import io.javalin.http.Context;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.future.FutureKt;
import unblock.given.UserStore;

/** Calls that Kotlin code makes. */
class KotlinCalls extends Handlers {
  private final UserStore users;
  private final CoroutineScope scope;

  KotlinCalls(UserStore users, CoroutineScope scope) {
    this.users = users;
    this.scope = scope;
  }

  void unconfined(Context ctx) { // BLOCKS: the block starts on the calling thread
    ctx.future(
        () -> FutureKt.future(scope, Dispatchers.getUnconfined(), (own, next) -> users.find("a")));
  }

  void onIoThreads(Context ctx) { // OK: the block runs on the dispatcher's threads
    ctx.future(() -> FutureKt.future(scope, Dispatchers.getIO(), (own, next) -> users.find("a")));
  }

  void readsALine(Context ctx) { // BLOCKS: waits for the keyboard
    ctx.result(kotlin.io.ConsoleKt.readln());
  }

  void readsALineElsewhere(Context ctx) { // OK: off the worker
    ctx.async(() -> ctx.result(kotlin.io.ConsoleKt.readln()));
  }
}
