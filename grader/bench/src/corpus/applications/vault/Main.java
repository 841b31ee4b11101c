package vault;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;
import static io.javalin.apibuilder.ApiBuilder.put;

import io.javalin.Javalin;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A store of files. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    StaticCredentialsProvider credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create(args[1], args[2]));
    Uploads uploads = new Uploads(folder);
    Downloads downloads = new Downloads(folder, Executors.newFixedThreadPool(4));
    Sheets sheets = new Sheets(folder);
    Pictures pictures = new Pictures(folder);
    Buckets buckets =
        new Buckets(
            S3Client.builder().region(Region.EU_WEST_1).credentialsProvider(credentials).build(),
            S3AsyncClient.builder()
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials)
                .build(),
            S3Presigner.builder()
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials)
                .build());

    Javalin.create(
            config -> {
              config.http.maxRequestSize = 10_000_000L;
              config.routes.apiBuilder(
                  () -> {
                    post("/upload", uploads::upload);
                    post("/upload-later", uploads::uploadLater);
                    put("/files/{name}", uploads::replace);
                    post("/copy", uploads::copy);
                    post("/digest", uploads::digest);
                    get("/name", uploads::name);
                    path(
                        "/files/{name}",
                        () -> {
                          get(downloads::download);
                          get("/stream", downloads::stream);
                          get("/text", downloads::text);
                          get("/exists", downloads::exists);
                          get("/later", downloads::later);
                          get("/in-vain", downloads::laterInVain);
                          get("/measure", pictures::measure);
                          post("/pack", pictures::pack);
                        });
                    get("/files", downloads::list);
                    get("/size", downloads::size);
                    get("/small/{name}", downloads::small);
                    put("/small/{name}", downloads::keep);
                    get("/dot", pictures::dotColor);
                    get("/dot.png", pictures::dotPng);
                    get("/formats", pictures::formats);
                    post("/unpack", pictures::unpack);
                    get("/plan", pictures::plan);
                    post("/sheets/parse", sheets::parse);
                    get("/sheets/csv", sheets::csv);
                    get("/sheets/stored", sheets::stored);
                    get("/sheets/new", sheets::sheet);
                    get("/sheets/large", sheets::largeSheet);
                    get("/sheets/open", sheets::open);
                    path(
                        "/s3/{key}",
                        () -> {
                          get(buckets::get);
                          get("/stream", buckets::stream);
                          get("/later", buckets::later);
                          put(buckets::putLater);
                          get("/joined", buckets::joined);
                          get("/link", buckets::link);
                          get("/describe", buckets::describe);
                        });
                    post("/s3", buckets::put);
                    get("/s3", buckets::keys);
                  });
            })
        .start(7074);
  }
}
