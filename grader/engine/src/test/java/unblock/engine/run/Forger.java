package unblock.engine.run;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import unblock.runtime.ChildMain;
import unblock.runtime.ProtocolMessage;

/**
 * A correct child whose messages pass through a relay, which adds a forged one after the first
 * mark. No submission can do this; code that gets into its JVM in another way could.
 */
public final class Forger {
  private Forger() {}

  /** The first argument selects the forged message. */
  public static void main(String[] arguments) throws Exception {
    String[] greeting =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
            .readLine()
            .split(" ", -1);
    ServerSocket relay = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Socket grader = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(greeting[0]));
    DaemonThreads.of("relay", () -> relay(relay, grader, forged(arguments[0]))).start();
    System.setIn(
        new ByteArrayInputStream(
            (relay.getLocalPort() + " " + greeting[1] + "\n").getBytes(StandardCharsets.UTF_8)));
    ChildMain.main(new String[0]);
  }

  private static ProtocolMessage forged(String what) {
    return switch (what) {
      case "a mark" ->
          ProtocolMessage.of("mark", "made-up", "enter", Long.toString(System.nanoTime()), "0");
      case "an arrival" ->
          ProtocolMessage.of(
              "gate", "999999", "nobody", "made-up", "worker", "", "1", "a.B.c(B.java:1)");
      default -> throw new IllegalArgumentException(what);
    };
  }

  private static void relay(ServerSocket relay, Socket grader, ProtocolMessage forged) {
    try (Socket child = relay.accept()) {
      DaemonThreads.of("orders", () -> pass(grader, child)).start();
      InputStream in = child.getInputStream();
      OutputStream out = grader.getOutputStream();
      boolean added = false;
      while (true) {
        ProtocolMessage message = ProtocolMessage.readFrom(in);
        message.writeTo(out);
        if (!added && message.kind().equals("mark")) {
          added = true;
          forged.writeTo(out);
        }
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(1);
    }
  }

  private static void pass(Socket grader, Socket child) {
    try {
      grader.getInputStream().transferTo(child.getOutputStream());
    } catch (IOException e) {
      Runtime.getRuntime().halt(1);
    }
    Runtime.getRuntime().halt(0);
  }
}
