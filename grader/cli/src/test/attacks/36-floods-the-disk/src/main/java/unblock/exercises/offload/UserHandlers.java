package unblock.exercises.offload;

import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) throws Exception {
    try (FileChannel out =
        FileChannel.open(
            Path.of("flood"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int i = 0; i < 8 << 10; i++) {
        if (i == 16) {
          System.out.println("attack: reached 16 MiB");
        }
        out.write(ByteBuffer.allocate(1 << 20));
      }
    }
  }

  @Override
  public void login(Context ctx) {}

  @Override
  public void info(Context ctx) {}

  @Override
  public void history(Context ctx) {}
}
