package unblock.cli.intake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/**
 * A host of repositories on this machine: git's smart protocol over https, with its own
 * certificate, which only clients with {@link #tls} trust.
 */
final class GitHost implements AutoCloseable {
  private static final char[] PASSWORD = "password".toCharArray();

  private final Git git;
  private final HttpsServer server;

  /** Contains the server's key and the trust in it. */
  final SSLContext tls;

  /** Serves that repository as {@code ada.git}, and refuses access to {@code private.git}. */
  GitHost(Git git, Path folder) throws Exception {
    this.git = git;
    tls = tls(folder.resolve("key.p12"));
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext("/ada.git/info/refs", this::advertise);
    server.createContext("/ada.git/git-upload-pack", this::upload);
    server.createContext("/private.git", GitHost::refuse);
    server.start();
  }

  private static SSLContext tls(Path file) throws Exception {
    int status =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException("keytool ended with " + status);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  String url(String repository) {
    return "https://localhost:%d/%s".formatted(server.getAddress().getPort(), repository);
  }

  private void advertise(HttpExchange exchange) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    PacketLineOut out = new PacketLineOut(body);
    out.writeString("# service=git-upload-pack\n");
    out.end();
    pack().sendAdvertisedRefs(new PacketLineOutRefAdvertiser(out));
    reply(exchange, "application/x-git-upload-pack-advertisement", body);
  }

  private void upload(HttpExchange exchange) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    InputStream in = exchange.getRequestBody();
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    pack().upload(packed ? new GZIPInputStream(in) : in, body, null);
    reply(exchange, "application/x-git-upload-pack-result", body);
  }

  private UploadPack pack() {
    UploadPack pack = new UploadPack(git.getRepository());
    pack.setBiDirectionalPipe(false);
    return pack;
  }

  private static void reply(HttpExchange exchange, String type, ByteArrayOutputStream body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.size());
    body.writeTo(exchange.getResponseBody());
    exchange.close();
  }

  private static void refuse(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"class\"");
    exchange.sendResponseHeaders(401, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
