package gateway;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;

/** Retrofit implements it at run time. */
public interface GitHub {
  @GET("repos/{owner}/{name}")
  Call<Map<String, Object>> repository(@Path("owner") String owner, @Path("name") String name);

  @GET("repos/{owner}/{name}")
  CompletableFuture<Map<String, Object>> later(
      @Path("owner") String owner, @Path("name") String name);
}
