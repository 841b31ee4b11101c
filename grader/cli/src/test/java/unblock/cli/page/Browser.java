package unblock.cli.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Chromium without a window, driven by its DevTools protocol. */
final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ADDRESS = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final int PATIENCE_S = 120;

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
  private String session = "";
  private int last;

  private Browser(Process process, String address) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Listener())
            .join();
  }

  /** Returns the program; empty where none is installed. */
  static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts it with an empty profile in that folder, and opens a page. */
  static Browser start(Path program, Path profile) throws IOException {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--remote-allow-origins=*",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    Browser browser = new Browser(process, address(process));
    String target =
        browser.send("Target.createTarget", Map.of("url", "about:blank")).path("targetId").asText();
    browser.session =
        browser
            .send("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asText();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      browser.send(domain + ".enable", Map.of());
    }
    return browser;
  }

  private static String address(Process process) throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        Thread rest = new Thread(() -> lines.lines().forEach(each -> {}), "chromium");
        rest.setDaemon(true);
        rest.start();
        return address.group(1);
      }
    }
    throw new IOException("Chromium ended without an address");
  }

  /**
   * Opens a page in a window of that width, in light or dark colours, and waits until it is there.
   */
  void open(URI page, int width, boolean isDark) {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    emulate("screen", isDark, true);
    load(URI.create("about:blank")); // Another place in the same page would not be loaded.
    complaints.clear();
    requests.clear();
    load(page);
  }

  /**
   * Shows the page on that medium, as in {@code print}.
   *
   * @param isCalm whether the reader asks for less motion
   */
  void emulate(String medium, boolean isDark, boolean isCalm) {
    Map<String, String> scheme =
        Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light");
    Map<String, String> motion =
        Map.of("name", "prefers-reduced-motion", "value", isCalm ? "reduce" : "no-preference");
    send(
        "Emulation.setEmulatedMedia", Map.of("media", medium, "features", List.of(scheme, motion)));
  }

  /** Sets whether pages that are opened from now on may run their scripts. */
  void allowScripts(boolean isAllowed) {
    send("Emulation.setScriptExecutionDisabled", Map.of("value", !isAllowed));
  }

  private void load(URI page) {
    loaded = new CompletableFuture<>();
    send("Page.navigate", Map.of("url", page.toString()));
    loaded.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
  }

  /** Returns the value of an expression, of which a promise is awaited. */
  JsonNode evaluate(String script) {
    JsonNode answer =
        send(
            "Runtime.evaluate",
            Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(answer.path("exceptionDetails").toString());
    }
    return answer.path("result").path("value");
  }

  /** Presses and releases a key by its name, as in {@code ArrowRight}. */
  void press(String key, int code) {
    for (String type : List.of("rawKeyDown", "keyUp")) {
      send(
          "Input.dispatchKeyEvent",
          Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
    }
  }

  /** Presses the focused button, as the space bar does. */
  void pressSpace() {
    Map<String, Object> key =
        Map.of("key", " ", "code", "Space", "windowsVirtualKeyCode", 32, "text", " ");
    for (String type : List.of("keyDown", "keyUp")) {
      Map<String, Object> event = new HashMap<>(key);
      event.put("type", type);
      send("Input.dispatchKeyEvent", event);
    }
  }

  /** Returns the text of the file that the page saves when that button is clicked. */
  String saved(String button) {
    String script =
        """
        new Promise(done => {
          const create = URL.createObjectURL;
          HTMLAnchorElement.prototype.click = function () {};
          URL.createObjectURL = blob => { blob.text().then(done); return create(blob); };
          document.querySelector('%s').click();
        })""";
    return evaluate(script.formatted(button)).asText();
  }

  /** The errors and warnings in the console since the page was opened. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** The addresses that were requested since then. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private JsonNode send(String method, Map<String, ?> parameters) {
    int id = ++last;
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    socket.sendText(message.toString(), true).join();
    return answer.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
  }

  private void accept(JsonNode message) {
    if (message.has("id")) {
      Objects.requireNonNull(answers.remove(message.path("id").asInt()))
          .complete(message.has("error") ? message : message.path("result"));
      return;
    }
    JsonNode parameters = message.path("params");
    switch (message.path("method").asText()) {
      case "Page.loadEventFired" -> loaded.complete(null);
      case "Runtime.exceptionThrown", "Log.entryAdded" -> complaints.add(parameters.toString());
      case "Runtime.consoleAPICalled" -> {
        if (List.of("error", "warning").contains(parameters.path("type").asText())) {
          complaints.add(parameters.toString());
        }
      }
      case "Network.requestWillBeSent" ->
          requests.add(parameters.path("request").path("url").asText());
      default -> {}
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
      text.append(data);
      if (isLast) {
        String whole = text.toString();
        text.setLength(0);
        try {
          accept(JSON.readTree(whole));
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
