package vault;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import io.javalin.util.FileUtil;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.FilenameUtils;

/** Files that come in. */
public class Uploads {
  private final Path folder;

  public Uploads(Path folder) {
    this.folder = folder;
  }

  private Path target(String name) {
    Path path = folder.resolve(name).normalize();
    if (!path.startsWith(folder)) {
      throw new BadRequestResponse("outside");
    }
    return path;
  }

  public void upload(Context ctx) { // BLOCKS: Javalin's FileUtil writes the file
    for (UploadedFile file : ctx.uploadedFiles("files")) {
      FileUtil.streamToFile(file.content(), target(file.filename()).toString());
    }
    ctx.status(201);
  }

  public void uploadLater(Context ctx) { // OK: ctx.async writes the files on another thread
    ctx.async(
        () -> {
          for (UploadedFile file : ctx.uploadedFiles("files")) {
            FileUtil.streamToFile(file.content(), target(file.filename()).toString());
          }
          ctx.status(201);
        });
  }

  public void replace(Context ctx) throws IOException { // BLOCKS: commons-io writes the file
    FileUtils.copyInputStreamToFile(ctx.bodyInputStream(), target(ctx.pathParam("name")).toFile());
  }

  public void copy(Context ctx) throws IOException { // BLOCKS: Files.copy writes the file
    UploadedFile file = ctx.uploadedFile("file");
    try (InputStream content = file.content()) {
      Files.copy(content, target(file.filename()));
    }
  }

  public void digest(Context ctx) throws NoSuchAlgorithmException { // OK: a hash of the body in memory
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    ctx.result(HexFormat.of().formatHex(sha.digest(ctx.bodyAsBytes())));
  }

  public void name(Context ctx) { // OK: paths are computed, nothing is opened
    String name = FilenameUtils.getName(ctx.queryParam("name"));
    ctx.json(
        Map.of(
            "path", target(name).toString(),
            "extension", FilenameUtils.getExtension(name),
            "limit", FileUtils.byteCountToDisplaySize(1_000_000L)));
  }
}
