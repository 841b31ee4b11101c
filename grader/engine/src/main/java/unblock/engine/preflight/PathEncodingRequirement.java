package unblock.engine.preflight;

import java.util.List;
import java.util.Optional;
import unblock.message.Message;

/**
 * Names that this JVM can give to the machine.
 *
 * @param paths names of submissions and files that are read or written
 */
record PathEncodingRequirement(PathEncoding encoding, List<String> paths)
    implements StartRequirement {
  @Override
  public Optional<Message> problem(int jobs) {
    return paths.stream()
        .filter(each -> !encoding.canWrite(each))
        .findFirst()
        .map(
            each ->
                Message.of(
                    "preflight.path-encoding",
                    "name",
                    each,
                    "encoding",
                    encoding.charset().name()));
  }
}
