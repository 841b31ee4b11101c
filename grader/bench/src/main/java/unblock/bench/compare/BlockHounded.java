package unblock.bench.compare;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import unblock.bench.Label;
import unblock.bench.compare.Corpus.Labelled;

/**
 * BlockHound, while each handler answers real requests.
 *
 * @param more whether it is told of more calls than it knows as shipped
 */
record BlockHounded(boolean more) implements Technique {
  private static final int MOST_SECONDS = 240;

  @Override
  public String name() {
    return "BlockHound" + (more ? ", with more calls" : "");
  }

  @Override
  public Map<String, Label> judge(Corpus corpus) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(corpus.classes().getParent(), "blockhound-");
    Path seen = folder.resolve("seen.tsv");
    List<String> rest = new ArrayList<>(corpus.handlers().stream().map(Labelled::id).toList());
    Map<String, Label> verdicts = new HashMap<>();
    while (!rest.isEmpty()) {
      int before = rest.size();
      Files.write(folder.resolve("ids.txt"), rest);
      drive(corpus, folder);
      for (String line : Files.exists(seen) ? Files.readAllLines(seen) : List.<String>of()) {
        String[] words = line.split("\t", -1);
        rest.remove(words[0]);
        if (!words[1].equals("skipped")) {
          verdicts.put(words[0], words[1].equals("caught") ? Label.BLOCKS : Label.OK);
        }
      }
      if (verdicts.isEmpty()) {
        throw new IllegalStateException(
            "BlockHound did not start:\n" + Files.readString(folder.resolve("output.txt")));
      }
      if (rest.size() == before) {
        // It took the whole process with it, so nobody can say what it did.
        rest.remove(0);
      }
    }
    return verdicts;
  }

  private void drive(Corpus corpus, Path folder) throws IOException, InterruptedException {
    // The child works elsewhere, where handlers may write files.
    String classPath =
        Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
            .map(place -> Path.of(place).toAbsolutePath().toString())
            .collect(joining(File.pathSeparator, "", File.pathSeparator + corpus.classes()));
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+AllowRedefinitionToAddDeleteMethods",
                "-Djdk.attach.allowAttachSelf=true",
                "-cp",
                classPath,
                Drive.class.getName(),
                more ? "more" : "shipped",
                "ids.txt",
                "seen.tsv")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    if (!child.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      child.destroyForcibly().waitFor();
    }
  }
}
