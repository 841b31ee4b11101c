package gateway;

import com.google.gson.Gson;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.ResponseBody;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Bodies of replies as JSON, for Retrofit. */
public class JsonConverter extends Converter.Factory {
  private final Gson gson = new Gson();

  @Override
  public Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    return body -> gson.fromJson(body.charStream(), type);
  }
}
