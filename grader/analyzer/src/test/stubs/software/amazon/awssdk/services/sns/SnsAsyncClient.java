package software.amazon.awssdk.services.sns;

import java.util.concurrent.CompletableFuture;

/** As much of the library as the corpus calls. */
public interface SnsAsyncClient {
  CompletableFuture<String> publish(String message);
}
