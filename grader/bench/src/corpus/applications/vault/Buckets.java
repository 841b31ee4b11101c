package vault;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.GetObjectPresignRequest;

/** Files in S3. */
public class Buckets {
  private static final String BUCKET = "vault";

  private final S3Client s3;
  private final S3AsyncClient async;
  private final S3Presigner presigner;

  public Buckets(S3Client s3, S3AsyncClient async, S3Presigner presigner) {
    this.s3 = s3;
    this.async = async;
    this.presigner = presigner;
  }

  private static GetObjectRequest request(Context ctx) {
    return GetObjectRequest.builder().bucket(BUCKET).key(ctx.pathParam("key")).build();
  }

  public void get(Context ctx) { // BLOCKS: getObjectAsBytes waits for S3
    ctx.result(s3.getObjectAsBytes(request(ctx)).asByteArray());
  }

  public void stream(Context ctx) { // BLOCKS: getObject waits for the head, Javalin for the rest
    ResponseInputStream<GetObjectResponse> object = s3.getObject(request(ctx));
    ctx.contentType(object.response().contentType()).result(object);
  }

  public void put(Context ctx) { // BLOCKS: putObject sends the file
    UploadedFile file = ctx.uploadedFile("file");
    s3.putObject(
        PutObjectRequest.builder().bucket(BUCKET).key(file.filename()).build(),
        RequestBody.fromInputStream(file.content(), file.size()));
    ctx.status(201);
  }

  public void keys(Context ctx) { // BLOCKS: the paginator asks while it is iterated
    ListObjectsV2Request all = ListObjectsV2Request.builder().bucket(BUCKET).build();
    ctx.json(s3.listObjectsV2Paginator(all).contents().stream().map(S3Object::key).toList());
  }

  public void later(Context ctx) { // OK: the async client answers on its own threads
    ctx.future(
        () ->
            async
                .getObject(request(ctx), AsyncResponseTransformer.toBytes())
                .thenAccept(bytes -> ctx.result(bytes.asByteArray())));
  }

  public void putLater(Context ctx) { // OK: sends in the background
    PutObjectRequest put =
        PutObjectRequest.builder().bucket(BUCKET).key(ctx.pathParam("key")).build();
    ctx.future(
        () ->
            async
                .putObject(put, AsyncRequestBody.fromBytes(ctx.bodyAsBytes()))
                .thenAccept(response -> ctx.result(response.eTag())));
  }

  public void joined(Context ctx) { // BLOCKS: join waits for the async client
    ctx.result(
        async
            .getObject(request(ctx), AsyncResponseTransformer.toBytes())
            .join()
            .asByteArray());
  }

  public void link(Context ctx) { // OK: signs with static credentials, asks nobody
    GetObjectPresignRequest presign =
        GetObjectPresignRequest.builder()
            .signatureDuration(Duration.ofMinutes(5))
            .getObjectRequest(request(ctx))
            .build();
    ctx.redirect(presigner.presignGetObject(presign).url().toString());
  }

  public void describe(Context ctx) { // OK: a request is a value
    GetObjectRequest request = request(ctx);
    ctx.json(
        Map.of(
            "bucket", request.bucket(),
            "key", request.key(),
            "service", s3.serviceName()));
  }
}
