package unblock.bench.summaries;

/** One library in a Maven repository, with its version. */
record MavenArtifact(String group, String artifact, String version) {
  /** Reads {@code group:artifact:version}. */
  static MavenArtifact of(String coordinates) {
    String[] parts = coordinates.split(":", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not group:artifact:version: " + coordinates);
    }
    return new MavenArtifact(parts[0], parts[1], parts[2]);
  }

  String jar() {
    return artifact + "-" + version + ".jar";
  }

  String dependency() {
    return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
        .formatted(group, artifact, version);
  }
}
