package unblock.exercises.offload;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) throws IOException {
    Path low = nest("low");
    Files.move(nest("high"), low.resolve("high"));
    System.out.println("unblock-attack-05 nested " + Files.isDirectory(low.resolve("high")));
    Path shut = Files.createDirectories(Path.of("shut", "in")).getParent();
    Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("---------"));
    System.out.println("unblock-attack-05 shut " + Files.isDirectory(shut));
  }

  /** A path of 3,000 characters, of 4,096 that it may have. */
  private static Path nest(String name) throws IOException {
    Path path = Path.of(name);
    for (int i = 0; i < 15; i++) {
      path = path.resolve("d".repeat(200));
    }
    Files.createDirectories(path);
    return name.equals("high") ? Path.of(name) : path;
  }

  @Override
  public void login(Context ctx) {}

  @Override
  public void info(Context ctx) {}

  @Override
  public void history(Context ctx) {}
}
