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
import unblock.bench.compare.LabelledCorpus.Labelled;

/**
 * Sends requests to every handler of the corpus, in as many children as it takes to try all.
 *
 * @param watching shipped, more or probes, as in {@link CorpusChild}
 * @param classes the handlers' classes, with or without probes
 */
record CorpusDriver(String watching, Path classes) {
  private static final int MOST_SECONDS = 400;

  /** Returns the child's output for each handler, split at tabs; skipped handlers are missing. */
  Map<String, String[]> of(LabelledCorpus corpus) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(corpus.classes().getParent(), watching + "-");
    Path seen = folder.resolve("seen.tsv");
    List<String> rest = new ArrayList<>(corpus.handlers().stream().map(Labelled::id).toList());
    Map<String, String[]> written = new HashMap<>();
    while (!rest.isEmpty()) {
      int before = rest.size();
      Files.write(folder.resolve("ids.txt"), rest);
      drive(folder);
      for (String line : Files.exists(seen) ? Files.readAllLines(seen) : List.<String>of()) {
        String[] words = line.split("\t", -1);
        rest.remove(words[0]);
        if (!words[1].equals("skipped")) {
          written.put(words[0], words);
        }
      }
      if (written.isEmpty()) {
        throw new IllegalStateException(
            "The child did not start:\n" + Files.readString(folder.resolve("output.txt")));
      }
      if (rest.size() == before) {
        // The handler ended the whole process, so that its effect is unknown.
        rest.remove(0);
      }
    }
    return written;
  }

  private void drive(Path folder) throws IOException, InterruptedException {
    // The child's working directory is one in which handlers may write files.
    String classPath =
        Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
            .map(place -> Path.of(place).toAbsolutePath().toString())
            .collect(
                joining(File.pathSeparator, "", File.pathSeparator + classes.toAbsolutePath()));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (!watching.equals("probes")) {
      command.add("-XX:+AllowRedefinitionToAddDeleteMethods");
      command.add("-Djdk.attach.allowAttachSelf=true");
    }
    command.addAll(List.of("-cp", classPath, CorpusChild.class.getName()));
    command.addAll(List.of(watching, "ids.txt", "seen.tsv"));
    Process child =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    if (!child.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      child.destroyForcibly().waitFor();
    }
  }
}
