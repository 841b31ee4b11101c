package unblock.bench.summaries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unblock.analyzer.LibrarySummary;
import unblock.bench.FolderTrees;
import unblock.bench.ProgramRequirement;

/**
 * Makes the summaries of the libraries in {@code libraries.txt} from their jars, which Maven
 * downloads with all that they need. Run it in the repository's root: {@code java -cp
 * 'grader/bench/target/bench.jar:grader/bench/target/lib/*' unblock.bench.summaries.Summaries}.
 */
public final class Summaries {
  private static final Path LIBRARIES = Path.of("grader/bench/libraries.txt");
  private static final Path TARGET =
      Path.of("grader/analyzer/src/main/resources/unblock/analyzer/summaries");

  /** The number of parts of a package by which the analyzer finds a file. */
  private static final int PARTS = 3;

  private Summaries() {}

  /** Writes a file per library, and the index of their packages. */
  public static void main(String[] args) throws IOException, InterruptedException {
    ProgramRequirement.orExit(ProgramRequirement.REPOSITORY, ProgramRequirement.LIBRARIES);
    List<MavenArtifact> artifacts =
        Files.readAllLines(LIBRARIES).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(MavenArtifact::of)
            .toList();
    Path folder = Files.createTempDirectory("libraries");
    try {
      write(artifacts, download(artifacts, folder));
    } finally {
      FolderTrees.delete(folder);
    }
  }

  private static void write(List<MavenArtifact> artifacts, List<Path> jars) throws IOException {
    List<Path> listed = artifacts.stream().map(artifact -> jarOf(artifact, jars)).toList();
    Map<Path, List<String>> summaries = LibrarySummary.lines(listed, jars);
    List<String> index = new ArrayList<>(List.of("# file  the starts of its packages"));
    FolderTrees.delete(TARGET);
    Files.createDirectories(TARGET);
    for (int i = 0; i < listed.size(); i++) {
      List<String> lines = summaries.getOrDefault(listed.get(i), List.of());
      String name = artifacts.get(i).artifact();
      if (!lines.isEmpty()) {
        Files.write(TARGET.resolve(name + ".txt"), lines);
        index.add(name + ".txt " + packages(lines));
      }
      System.out.printf("%5d lines  %s%n", lines.size(), name);
    }
    Files.write(TARGET.resolve("index.txt"), index);
  }

  private static Path jarOf(MavenArtifact artifact, List<Path> jars) {
    return jars.stream()
        .filter(jar -> jar.getFileName().toString().equals(artifact.jar()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(artifact.jar() + " was not downloaded"));
  }

  private static String packages(List<String> lines) {
    return lines.stream()
        .map(line -> line.substring(0, line.indexOf(' ')).split("\\."))
        .map(name -> Stream.of(name).limit(Math.min(PARTS, name.length - 1)))
        .map(parts -> parts.collect(Collectors.joining(".")))
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static List<Path> download(List<MavenArtifact> artifacts, Path folder)
      throws IOException, InterruptedException {
    String dependencies =
        artifacts.stream().map(MavenArtifact::dependency).collect(Collectors.joining("\n"));
    Path pom = folder.resolve("pom.xml");
    Files.writeString(
        pom,
        "<project><modelVersion>4.0.0</modelVersion><groupId>libraries</groupId>"
            + "<artifactId>libraries</artifactId><version>1</version><packaging>pom</packaging>"
            + "<dependencies>%s</dependencies></project>".formatted(dependencies));
    int status =
        new ProcessBuilder(
                Path.of("mvnw").toAbsolutePath().toString(),
                "-q",
                "-B",
                "-f",
                pom.toString(),
                "dependency:copy-dependencies",
                "-DincludeScope=runtime",
                "-DoutputDirectory=" + folder.resolve("jars"))
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException("Maven could not download the libraries");
    }
    try (Stream<Path> jars = Files.list(folder.resolve("jars"))) {
      return jars.sorted().toList();
    }
  }
}
