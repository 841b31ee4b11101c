package unblock.engine.run;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.locks.LockSupport;
import unblock.runtime.ProtocolMessage;

/** A child that has the token and breaks the protocol; the argument selects how. */
public final class Liar {
  private Liar() {}

  public static void main(String[] arguments) throws IOException {
    Scanner input = new Scanner(System.in, "UTF-8");
    int port = input.nextInt();
    String token = input.next();
    if (arguments[0].equals("dies before it connects")) {
      Runtime.getRuntime().halt(5);
    }
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    OutputStream out = socket.getOutputStream();
    ProtocolMessage.of("control", token).writeTo(out);
    lie(arguments[0], socket, out);
    while (true) {
      LockSupport.park();
    }
  }

  private static void lie(String how, Socket socket, OutputStream out) throws IOException {
    switch (how) {
      case "marks without end" -> forever(out, ProtocolMessage.of("mark", "R1", "enter", "1", "0"));
      case "arrivals without end" -> {
        for (long number = 1; true; number++) {
          ProtocolMessage.of("gate", Long.toString(number), "alice", "R1", "a.B").writeTo(out);
        }
      }
      case "an arrival twice" -> {
        ProtocolMessage.of("gate", "1", "alice", "R1", "a.B").writeTo(out);
        ProtocolMessage.of("gate", "1", "alice", "R1", "a.B").writeTo(out);
      }
      case "an answer of another kind" -> {
        ProtocolMessage order = ProtocolMessage.readFrom(socket.getInputStream());
        ProtocolMessage.of("closed", order.field(0), "0", "").writeTo(out);
      }
      case "long arrivals" -> {
        for (long number = 1; true; number++) {
          List<String> fields = new ArrayList<>(Collections.nCopies(15, "x".repeat(16_000)));
          fields.set(0, Long.toString(number));
          ProtocolMessage.of("gate", fields).writeTo(out);
        }
      }
      case "answers that nobody asked" ->
          forever(out, ProtocolMessage.of("opened", Collections.nCopies(10, "x".repeat(16_000))));
      case "one long message" ->
          ProtocolMessage.of("mark", Collections.nCopies(100, "x".repeat(16_000))).writeTo(out);
      case "a message without end" -> {
        DataOutputStream data = head(out, 20_000);
        while (true) {
          data.writeUTF("x".repeat(60_000));
        }
      }
      case "a count below zero" -> head(out, -1);
      case "garbage" -> {
        while (true) {
          out.write(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFE, 0, (byte) 0xC0});
        }
      }
      case "half a message, then it ends" -> {
        head(out, 3).writeUTF("alice");
        Runtime.getRuntime().halt(6);
      }
      case "closes the connection" -> socket.close();
      case "ends at the first order" -> {
        order(socket);
        Runtime.getRuntime().halt(7);
      }
      case "serves a request and ends" -> {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
          answer(socket, Integer.toString(server.getLocalPort()));
          new Thread(() -> tellNothing(socket)).start();
          server.accept().getInputStream().read();
          Runtime.getRuntime().halt(8);
        }
      }
      default -> { // A port.
        answer(socket, how);
        tellNothing(socket);
      }
    }
  }

  private static void forever(OutputStream out, ProtocolMessage message) throws IOException {
    while (true) {
      message.writeTo(out);
    }
  }

  private static DataOutputStream head(OutputStream out, int count) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeUTF("gate");
    data.writeInt(count);
    return data;
  }

  private static ProtocolMessage order(Socket socket) throws IOException {
    while (true) {
      ProtocolMessage order = ProtocolMessage.readFrom(socket.getInputStream());
      if (order.kind().equals("open")) {
        return order;
      }
      // An answer without the expected fields, to any question.
      String kind = order.kind().equals("ping") ? "pong" : order.kind();
      ProtocolMessage.of(kind, order.field(0), "-1", "x").writeTo(socket.getOutputStream());
    }
  }

  private static void tellNothing(Socket socket) {
    try {
      order(socket);
    } catch (IOException e) {
      Runtime.getRuntime().halt(9);
    }
  }

  private static void answer(Socket socket, String port) throws IOException {
    ProtocolMessage.of("opened", order(socket).field(0), port).writeTo(socket.getOutputStream());
  }
}
