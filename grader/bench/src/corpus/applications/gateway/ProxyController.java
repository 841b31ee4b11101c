package gateway;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import kong.unirest.core.HttpResponse;
import kong.unirest.core.JsonNode;
import kong.unirest.core.Unirest;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Passes requests on, with Apache's client and with Unirest. */
public class ProxyController {
  private static final String UPSTREAM = "http://localhost:9090/";

  private final CloseableHttpClient classic;
  private final CloseableHttpAsyncClient async;

  public ProxyController(CloseableHttpClient classic, CloseableHttpAsyncClient async) {
    this.classic = classic;
    this.async = async;
  }

  private static SimpleHttpRequest request(Context ctx) {
    return SimpleRequestBuilder.get(UPSTREAM + ctx.pathParam("path")).build();
  }

  public void pass(Context ctx) throws IOException { // BLOCKS: the classic client's execute
    HttpGet get = new HttpGet(UPSTREAM + ctx.pathParam("path"));
    get.addHeader("X-Forwarded-For", ctx.ip());
    String answer =
        classic.execute(get, response -> EntityUtils.toString(response.getEntity()));
    ctx.result(answer);
  }

  public void passLater(Context ctx) { // OK: the async client calls back
    CompletableFuture<SimpleHttpResponse> answer = new CompletableFuture<>();
    async.execute(
        request(ctx),
        new FutureCallback<>() {
          @Override
          public void completed(SimpleHttpResponse response) {
            answer.complete(response);
          }

          @Override
          public void failed(Exception failure) {
            answer.completeExceptionally(failure);
          }

          @Override
          public void cancelled() {
            answer.cancel(true);
          }
        });
    ctx.future(() -> answer.thenAccept(response -> ctx.result(response.getBodyText())));
  }

  public void passNow(Context ctx) throws ExecutionException, InterruptedException { // BLOCKS: get waits for the async client
    ctx.result(async.execute(request(ctx), null).get().getBodyText());
  }

  public void planned(Context ctx) throws Exception { // OK: requests are values
    HttpGet get = new HttpGet(UPSTREAM);
    get.setHeader("Accept", "text/plain");
    ctx.result(get.getMethod() + " " + get.getUri() + " " + request(ctx).getPath());
  }

  public void unirest(Context ctx) { // BLOCKS: asJson sends and waits
    HttpResponse<JsonNode> response =
        Unirest.get(UPSTREAM + "{path}").routeParam("path", ctx.pathParam("path")).asJson();
    ctx.status(response.getStatus()).result(response.getBody().toString());
  }

  public void unirestLater(Context ctx) { // OK: asStringAsync returns a future
    ctx.future(
        () ->
            Unirest.get(UPSTREAM + ctx.pathParam("path"))
                .asStringAsync()
                .thenAccept(response -> ctx.result(response.getBody())));
  }

  public void unirestUrl(Context ctx) { // OK: a request that is not sent
    ctx.result(Unirest.get(UPSTREAM).queryString("page", 2).getUrl());
  }
}
