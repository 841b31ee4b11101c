package unblock.exercises.offload;

import io.javalin.http.Context;
import java.io.InputStream;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) {}

  @Override
  public void login(Context ctx) throws Exception {
    ctx.result(
        new InputStream() {
          private int read;

          @Override
          public int read() {
            if (++read == 1 << 20) {
              System.out.println("attack: reached 1 MiB");
            }
            return 'x';
          }
        });
  }

  @Override
  public void info(Context ctx) throws Exception {
    ctx.result(
        new InputStream() {
          private int read;

          @Override
          public int read() {
            if (++read == 1 << 20) {
              System.out.println("attack: reached 1 MiB");
            }
            return 'x';
          }
        });
  }

  @Override
  public void history(Context ctx) throws Exception {
    ctx.result(
        new InputStream() {
          private int read;

          @Override
          public int read() {
            if (++read == 1 << 20) {
              System.out.println("attack: reached 1 MiB");
            }
            return 'x';
          }
        });
  }
}
