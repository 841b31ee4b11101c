package unblock.exercises.offload;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) throws Exception {
    for (String line : Files.readAllLines(Path.of("/proc/net/tcp6"))) {
      knock(line);
    }
    for (String line : Files.readAllLines(Path.of("/proc/net/tcp"))) {
      knock(line);
    }
  }

  @Override
  public void login(Context ctx) {}

  @Override
  public void info(Context ctx) {}

  @Override
  public void history(Context ctx) {}

  /** The fourth word is 0A for a port that listens; the second ends with its number. */
  private static void knock(String line) {
    String[] words = line.strip().split("\\s+");
    if (words.length < 4 || !words[3].equals("0A")) {
      return;
    }
    int port = Integer.parseInt(words[1].substring(words[1].indexOf(':') + 1), 16);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write("unblock-attack-22\n".getBytes());
      System.out.println("attack: reached port " + port);
    } catch (IOException e) {
      System.out.println(port + ": " + e);
    }
  }
}
