package gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks another service for the weather, with OkHttp. */
public class WeatherClient {
  private final OkHttpClient client;

  public WeatherClient(OkHttpClient client) {
    this.client = client;
  }

  HttpUrl url(String city) {
    return new HttpUrl.Builder()
        .scheme("https")
        .host("weather.example.org")
        .addPathSegment("now")
        .addQueryParameter("city", city)
        .build();
  }

  Request request(String city) {
    return new Request.Builder().url(url(city)).header("Accept", "application/json").build();
  }

  String now(String city) {
    try (Response response = client.newCall(request(city)).execute()) {
      return response.body().string();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CompletableFuture<String> soon(String city) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    client
        .newCall(request(city))
        .enqueue(
            new Callback() {
              @Override
              public void onFailure(Call call, IOException e) {
                answer.completeExceptionally(e);
              }

              @Override
              public void onResponse(Call call, Response response) throws IOException {
                try (response) {
                  answer.complete(response.body().string());
                }
              }
            });
    return answer;
  }

  int running() {
    return client.dispatcher().runningCallsCount();
  }
}
