package vault;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** Files that go out. */
public class Downloads {
  private final Path folder;
  private final ExecutorService pool;
  private final Map<String, byte[]> small = new ConcurrentHashMap<>();

  public Downloads(Path folder, ExecutorService pool) {
    this.folder = folder;
    this.pool = pool;
  }

  private Path file(Context ctx) {
    return folder.resolve(ctx.pathParam("name"));
  }

  public void download(Context ctx) throws IOException { // BLOCKS: opens the file; Javalin copies it on the worker
    ctx.result(Files.newInputStream(file(ctx)));
  }

  public void stream(Context ctx) throws IOException { // BLOCKS: copies a part of the file to the client
    ctx.writeSeekableStream(Files.newInputStream(file(ctx)), "video/mp4");
  }

  public void text(Context ctx) throws IOException { // BLOCKS: reads the file
    ctx.result(FileUtils.readFileToString(file(ctx).toFile(), StandardCharsets.UTF_8));
  }

  public void list(Context ctx) throws IOException { // BLOCKS: reads the directory
    try (Stream<Path> files = Files.list(folder)) {
      ctx.json(files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  public void size(Context ctx) { // BLOCKS: walks through all files
    ctx.json(Map.of("bytes", FileUtils.sizeOfDirectory(folder.toFile())));
  }

  public void exists(Context ctx) { // MAY: asks the file system, for a short time
    ctx.json(Map.of("exists", file(ctx).toFile().exists()));
  }

  public void small(Context ctx) { // OK: the stream is over bytes in memory
    byte[] bytes = small.get(ctx.pathParam("name"));
    if (bytes == null) {
      throw new NotFoundResponse();
    }
    ctx.result(new ByteArrayInputStream(bytes));
  }

  public void keep(Context ctx) { // OK: keeps the body in memory
    small.put(ctx.pathParam("name"), ctx.bodyAsBytes());
    ctx.status(201);
  }

  public void later(Context ctx) { // OK: the pool reads the file
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> read(file(ctx).toFile()), pool)
                .thenAccept(ctx::result));
  }

  public void laterInVain(Context ctx) { // BLOCKS: the supplier reads the file on the worker
    ctx.future(
        () ->
            CompletableFuture.completedFuture(read(file(ctx).toFile())).thenAccept(ctx::result));
  }

  private static byte[] read(File file) {
    try {
      return FileUtils.readFileToByteArray(file);
    } catch (IOException e) {
      throw new NotFoundResponse(e.getMessage());
    }
  }
}
