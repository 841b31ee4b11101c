package gateway;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/** Other people's pages, with jsoup. */
public class Scraper {
  public void title(Context ctx) throws IOException { // BLOCKS: fetches the page
    Document page = Jsoup.connect(ctx.queryParam("url")).userAgent("gateway").get();
    ctx.result(page.title());
  }

  public void status(Context ctx) throws IOException { // BLOCKS: Connection.execute
    Connection connection = Jsoup.connect(ctx.queryParam("url")).timeout(2_000);
    ctx.json(connection.ignoreHttpErrors(true).execute().statusCode());
  }

  public void links(Context ctx) { // OK: parses the body
    Document page = Jsoup.parse(ctx.body());
    ctx.json(page.select("a[href]").stream().map(Element::text).toList());
  }

  public void clean(Context ctx) { // OK: a string in, a string out
    ctx.html(Jsoup.clean(ctx.body(), Safelist.basic()));
  }

  public void saved(Context ctx) throws IOException { // BLOCKS: parses a file
    ctx.result(Jsoup.parse(Path.of("saved.html").toFile(), "UTF-8").title());
  }

  public void planned(Context ctx) { // OK: a connection that is not opened
    Connection.Request request = Jsoup.connect("https://example.org/").timeout(1_000).request();
    ctx.json(Map.of("timeout", request.timeout(), "method", request.method().name()));
  }

  public void address(Context ctx) throws IOException { // BLOCKS: asks the name server
    ctx.result(InetAddress.getByName(ctx.queryParam("host")).getHostAddress());
  }

  public void host(Context ctx) { // OK: takes an address to pieces
    ctx.result(String.valueOf(URI.create(String.valueOf(ctx.queryParam("url"))).getHost()));
  }
}
