package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private final UserStore users;
  private final Offloader offloader = new Offloader(16);

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  public void login(Context ctx) {
    Parameters parameters = new Parameters(ctx);
    String username = parameters.required("username");
    String password = parameters.required("password");
    parameters.whenComplete(() -> reply(ctx, username, user -> Reply.toLogin(user, password)));
  }

  @Override
  public void info(Context ctx) {
    Parameters parameters = new Parameters(ctx);
    String username = parameters.required("username");
    parameters.whenComplete(() -> reply(ctx, username, Reply::withInfo));
  }

  @Override
  public void history(Context ctx) {
    Parameters parameters = new Parameters(ctx);
    String username = parameters.required("username");
    parameters.whenComplete(() -> reply(ctx, username, Reply::withHistory));
  }

  private void reply(Context ctx, String username, Function<Optional<User>, Reply> toReply) {
    ctx.future(
        () ->
            offloader
                .run(() -> users.find(username))
                .thenApply(toReply)
                .exceptionally(Reply::toFailure)
                .thenAccept(reply -> reply.sendTo(ctx)));
  }

  @Override
  public void close() {
    offloader.close();
  }
}
