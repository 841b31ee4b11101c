package gateway;

import com.google.common.util.concurrent.MoreExecutors;
import io.javalin.Javalin;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import retrofit2.Retrofit;

/** A gateway to other services. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    WeatherClient client = new WeatherClient(new OkHttpClient());
    WeatherController weather = new WeatherController(client);
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl("https://api.github.com/")
            .addConverterFactory(new JsonConverter())
            .build();
    RepositoryController repositories = new RepositoryController(retrofit.create(GitHub.class));
    Scraper scraper = new Scraper();
    CloseableHttpAsyncClient async = HttpAsyncClients.createDefault();
    async.start();
    ProxyController proxy = new ProxyController(HttpClients.createDefault(), async);
    ReactiveController reactive =
        new ReactiveController(
            client, MoreExecutors.listeningDecorator(Executors.newCachedThreadPool()));

    Javalin.create(
            config ->
                config
                    .routes
                    .get("/weather/{city}", weather::now)
                    .get("/weather/{city}/soon", weather::soon)
                    .get("/weather/{city}/url", weather::url)
                    .get("/weather/{city}/retried", weather::retried)
                    .get("/weather/{city}/failsafe", weather::failsafe)
                    .get("/weather/{city}/failsafe-later", weather::failsafeLater)
                    .get("/weather/{city}/cached", weather::cached)
                    .get("/weather/{city}/known", weather::known)
                    .get("/weather/{city}/async", weather::asyncCached)
                    .get("/weather/{city}/async-here", weather::asyncCachedHere)
                    .get("/load", weather::load)
                    .get("/retries", weather::retries)
                    .get("/limited", weather::limited)
                    .before("/weather/*", weather::limit)
                    .get("/repositories/{owner}/{name}", repositories::now)
                    .get("/repositories/{owner}/{name}/later", repositories::later)
                    .get("/repositories/{owner}/{name}/queued", repositories::queued)
                    .get("/repositories/{owner}/{name}/address", repositories::address)
                    .get("/pages/title", scraper::title)
                    .get("/pages/status", scraper::status)
                    .post("/pages/links", scraper::links)
                    .post("/pages/clean", scraper::clean)
                    .get("/pages/saved", scraper::saved)
                    .get("/pages/planned", scraper::planned)
                    .get("/pages/address", scraper::address)
                    .get("/pages/host", scraper::host)
                    .get("/proxy/{path}", proxy::pass)
                    .get("/proxy/{path}/later", proxy::passLater)
                    .get("/proxy/{path}/now", proxy::passNow)
                    .get("/proxy/{path}/planned", proxy::planned)
                    .get("/unirest/{path}", proxy::unirest)
                    .get("/unirest/{path}/later", proxy::unirestLater)
                    .get("/unirest/{path}/url", proxy::unirestUrl)
                    .get("/reactive/{city}/mono", reactive::monoLater)
                    .get("/reactive/{city}/mono-now", reactive::monoNow)
                    .get("/reactive/{city}/mono-in-vain", reactive::monoInVain)
                    .get("/reactive/flux", reactive::flux)
                    .get("/reactive/{city}/single", reactive::singleLater)
                    .get("/reactive/{city}/single-now", reactive::singleNow)
                    .get("/reactive/{city}/single-in-vain", reactive::singleInVain)
                    .get("/reactive/{city}/guava", reactive::guavaLater)
                    .get("/reactive/{city}/guava-now", reactive::guavaNow)
                    .get("/reactive/guava-done", reactive::guavaDone))
        .start(7075);
  }
}
