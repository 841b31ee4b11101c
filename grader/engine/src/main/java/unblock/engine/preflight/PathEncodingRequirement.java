package unblock.engine.preflight;

import java.util.List;
import java.util.Optional;

/**
 * The names that this JVM has to pass to the machine.
 *
 * @param paths names of submissions and files that are read or written
 */
record PathEncodingRequirement(PathEncoding encoding, List<String> paths)
    implements StartRequirement {
  @Override
  public Optional<String> problem(int jobs) {
    return paths.stream()
        .filter(each -> !encoding.canWrite(each))
        .findFirst()
        .map(
            each ->
                "The name '%s' cannot be written in this machine's encoding %s: set LANG=C.UTF-8."
                    .formatted(each, encoding.charset().name()));
  }
}
