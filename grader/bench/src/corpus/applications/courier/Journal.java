package courier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.javalin.http.Context;
import java.io.File;
import java.io.FileWriter;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Letters that were sent, as JSON. */
public class Journal {
  private final ObjectMapper json = new ObjectMapper();
  private final Gson gson = new Gson();
  private final File file;

  public Journal(File file) {
    this.file = file;
  }

  public void all(Context ctx) throws IOException { // BLOCKS: Jackson reads the file
    List<String> letters = json.readValue(file, new TypeReference<List<String>>() {});
    ctx.json(letters);
  }

  public void replace(Context ctx) throws IOException { // BLOCKS: Jackson writes the file
    json.writerWithDefaultPrettyPrinter().writeValue(file, json.readTree(ctx.body()));
  }

  public void remote(Context ctx) throws IOException { // BLOCKS: Jackson opens the URL
    ctx.json(json.readTree(URI.create("http://localhost:9090/letters").toURL()));
  }

  public void pick(Context ctx) throws JsonProcessingException { // OK: a tree of the body
    JsonNode body = json.readTree(ctx.body());
    ctx.result(body.path("subject").asText("none"));
  }

  public void convert(Context ctx) { // OK: from a map to a tree and back
    JsonNode tree = json.valueToTree(Map.of("path", ctx.path()));
    ctx.json(json.convertValue(tree, Map.class));
  }

  public void gson(Context ctx) { // OK: Gson on strings
    JsonObject body = JsonParser.parseString(ctx.body()).getAsJsonObject();
    body.addProperty("seen", true);
    ctx.result(gson.toJson(body));
  }

  public void gsonRead(Context ctx) throws IOException { // BLOCKS: Gson pulls from the file's reader
    try (Reader reader = Files.newBufferedReader(file.toPath())) {
      ctx.json(gson.fromJson(reader, List.class));
    }
  }

  public void gsonWrite(Context ctx) throws IOException { // BLOCKS: Gson writes to the file
    try (FileWriter writer = new FileWriter(file)) {
      gson.toJson(List.of(ctx.body()), writer);
    }
  }
}
