package corpus;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Readers, writers and streams: on sockets and connections, or on memory only. */
class StudentsStreams extends Handlers {
  private final URI base;

  StudentsStreams(URI base) {
    this.base = base;
  }

  void urlConnection(Context ctx) throws IOException { // BLOCKS: getResponseCode sends and waits
    URL url = URI.create(base + "/users/" + ctx.formParam("username") + "/info").toURL();
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setRequestMethod("GET");
    connection.setConnectTimeout(1000);
    connection.setReadTimeout(1000);
    try {
      if (connection.getResponseCode() == 200) {
        ctx.result(readAll(connection.getInputStream()));
      } else {
        ctx.status(502);
      }
    } finally {
      connection.disconnect();
    }
  }

  private static String readAll(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String line;
      while ((line = reader.readLine()) != null) {
        text.append(line);
      }
    }
    return text.toString();
  }

  void scannerOnUrl(Context ctx) throws IOException { // BLOCKS: openStream connects, then reads
    URL url = base.resolve("/users/" + ctx.formParam("username") + "/history").toURL();
    try (Scanner scanner = new Scanner(url.openStream(), StandardCharsets.UTF_8)) {
      scanner.useDelimiter("\\A");
      ctx.result(scanner.hasNext() ? scanner.next() : "");
    }
  }

  void scannerOnText(Context ctx) { // OK: the scanner reads a String
    Scanner scanner = new Scanner(ctx.formParam("csv"));
    int rows = 0;
    int columns = 0;
    while (scanner.hasNextLine()) {
      String[] cells = scanner.nextLine().split(",");
      columns = Math.max(columns, cells.length);
      rows++;
    }
    ctx.json(Map.of("rows", rows, "columns", columns));
  }

  void socketByHand(Context ctx) throws IOException { // BLOCKS: connects, writes and reads a socket
    try (Socket socket = new Socket(base.getHost(), base.getPort());
        PrintWriter out = new PrintWriter(socket.getOutputStream(), true);
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()))) {
      out.print("GET /users/" + ctx.formParam("username") + "/info HTTP/1.0\r\n\r\n");
      out.flush();
      String status = in.readLine();
      ctx.result(status == null ? "closed" : in.lines().collect(Collectors.joining("\n")));
    }
  }

  void readerOnMemory(Context ctx) throws IOException { // OK: every stream here ends in an array
    byte[] upload = ctx.formParam("text").getBytes(StandardCharsets.UTF_8);
    String firstLine;
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(new ByteArrayInputStream(upload)))) {
      firstLine = reader.readLine();
    }
    String copy = readAll(new ByteArrayInputStream(upload));
    ctx.json(Map.of("title", String.valueOf(firstLine), "length", copy.length()));
  }

  void zippedInMemory(Context ctx) throws IOException { // OK: compressed into a byte array
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(ctx.body().getBytes(StandardCharsets.UTF_8));
    }
    ctx.header("Content-Encoding", "gzip");
    ctx.result(bytes.toByteArray());
  }

  void reportToString(Context ctx) { // OK: a PrintWriter on a StringWriter
    StringWriter report = new StringWriter();
    try (PrintWriter out = new PrintWriter(report)) {
      out.println("Report for " + ctx.formParam("username"));
      for (Map.Entry<String, List<String>> each : ctx.formParamMap().entrySet()) {
        out.printf("%-10s %s%n", each.getKey(), String.join(", ", each.getValue()));
      }
      out.flush();
    }
    ctx.result(report.toString());
  }

  void charactersCounted(Context ctx) throws IOException { // OK: StringReader, wrapped and read
    try (Reader reader = new BufferedReader(new StringReader(ctx.formParam("text")))) {
      int vowels = 0;
      for (int c = reader.read(); c != -1; c = reader.read()) {
        if ("aeiou".indexOf(c) >= 0) {
          vowels++;
        }
      }
      ctx.result(Integer.toString(vowels));
    }
  }

  void hostLookedUp(Context ctx) throws IOException { // BLOCKS: getByName asks the name server
    InetAddress address = InetAddress.getByName(ctx.formParam("host"));
    ctx.json(Map.of("address", address.getHostAddress(), "loopback", address.isLoopbackAddress()));
  }

  void jsonFromUrl(Context ctx) throws IOException { // BLOCKS: Jackson opens and reads the URL
    URL url = URI.create(base + "/users/" + ctx.formParam("username") + "/info").toURL();
    Map<?, ?> answer = new ObjectMapper().readValue(url, Map.class);
    ctx.json(answer);
  }

  void connectionNotOpened(Context ctx) throws IOException { // OK: this does not connect yet
    URL url = base.resolve("/users/" + ctx.formParam("username")).toURL();
    URLConnection connection = url.openConnection();
    connection.setReadTimeout(500);
    connection.setUseCaches(false);
    ctx.result(connection.getURL().getPath() + " within " + connection.getReadTimeout() + " ms");
  }
}
