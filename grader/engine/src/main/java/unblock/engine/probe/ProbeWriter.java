package unblock.engine.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import unblock.engine.model.CallSite;
import unblock.runtime.ProbeRecorder;

/** Writes a copy of a submission's classes with probes. */
public final class ProbeWriter {
  private final OwnMethods own;
  private final List<CallSite> sites = new ArrayList<>();

  private ProbeWriter(OwnMethods own) {
    this.own = own;
  }

  /**
   * Writes the classes with probes; a class that cannot take probes is copied unchanged.
   *
   * @param classes the folder of the submission's classes
   * @param probed an empty folder
   * @return the calls with a probe; the number of a probe is its index in this list
   * @throws IOException when a folder cannot be read or written
   */
  public static List<CallSite> probe(Path classes, Path probed) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    OwnMethods own = new OwnMethods();
    for (Path file : files) {
      if (file.toString().endsWith(".class")) {
        own.add(Files.readAllBytes(file));
      }
    }
    ProbeWriter probing = new ProbeWriter(own);
    for (Path file : files) {
      Path target = probed.resolve(classes.relativize(file));
      Files.createDirectories(target.getParent());
      byte[] bytes = Files.readAllBytes(file);
      Files.write(target, file.toString().endsWith(".class") ? probing.probed(bytes) : bytes);
    }
    return List.copyOf(probing.sites);
  }

  private byte[] probed(byte[] bytes) {
    int before = sites.size();
    try {
      ClassReader reader = new ClassReader(bytes);
      ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
      reader.accept(new ProbedClass(writer, own, this::number), 0);
      return writer.toByteArray();
    } catch (RuntimeException e) { // Too large with probes, or invalid: ASM throws many types.
      sites.subList(before, sites.size()).clear();
      return bytes;
    }
  }

  /** Returns the number of a new call site; -1 when the child has no capacity for more. */
  private int number(CallSite site) {
    if (sites.size() == ProbeRecorder.MOST_SITES) {
      return -1;
    }
    sites.add(site);
    return sites.size() - 1;
  }
}
