package vault;

import io.javalin.http.Context;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.CompressionLevel;

/** Pictures and archives of them. */
public class Pictures {
  private final Path folder;

  public Pictures(Path folder) {
    this.folder = folder;
  }

  private static BufferedImage dot() {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillOval(2, 2, 12, 12);
    graphics.dispose();
    return image;
  }

  public void measure(Context ctx) throws IOException { // BLOCKS: reads the picture's file
    BufferedImage image = ImageIO.read(folder.resolve(ctx.pathParam("name")).toFile());
    ctx.json(Map.of("width", image.getWidth(), "height", image.getHeight()));
  }

  public void dotColor(Context ctx) { // OK: 256 pixels in memory
    ctx.json(Map.of("rgb", dot().getRGB(8, 8)));
  }

  public void dotPng(Context ctx) throws IOException { // MAY: ImageIO caches streams in a temporary file
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(dot(), "png", bytes);
    ctx.contentType("image/png").result(bytes.toByteArray());
  }

  public void formats(Context ctx) { // OK: what is registered
    ctx.json(ImageIO.getReaderFormatNames());
  }

  public void unpack(Context ctx) throws IOException { // BLOCKS: extracts an archive
    try (ZipFile zip = new ZipFile(folder.resolve("all.zip").toFile())) {
      zip.extractAll(folder.toString());
    }
  }

  public void pack(Context ctx) throws IOException { // BLOCKS: writes an archive
    try (ZipFile zip = new ZipFile(folder.resolve("all.zip").toFile())) {
      zip.addFile(folder.resolve(ctx.pathParam("name")).toFile(), parameters());
    }
  }

  public void plan(Context ctx) { // OK: parameters are values
    ctx.json(Map.of("level", parameters().getCompressionLevel()));
  }

  private static ZipParameters parameters() {
    ZipParameters parameters = new ZipParameters();
    parameters.setCompressionLevel(CompressionLevel.FAST);
    return parameters;
  }
}
