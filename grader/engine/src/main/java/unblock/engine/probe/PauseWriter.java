package unblock.engine.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import unblock.analyzer.SharedField.PausePoint;
import unblock.runtime.probe.Probes;

/** Writes a copy of a submission's classes in which requests can be held at pause points. */
public final class PauseWriter {
  private static final String PROBES = Probes.class.getName().replace('.', '/');
  private static final String PAUSE = "pause";

  private PauseWriter() {}

  /** Whether that call is one to a pause point, which {@link ProbeWriter} leaves as it is. */
  static boolean isPause(String owner, String name) {
    return owner.equals(PROBES) && name.equals(PAUSE);
  }

  /**
   * Writes the classes; a class that cannot take the points is copied unchanged.
   *
   * @param points the number of a point is its index in this list
   * @param target an empty folder
   * @throws IOException when a folder cannot be read or written
   */
  public static void write(Path classes, List<PausePoint> points, Path target) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      Path copy = target.resolve(classes.relativize(file));
      Files.createDirectories(copy.getParent());
      byte[] bytes = Files.readAllBytes(file);
      Files.write(copy, file.toString().endsWith(".class") ? withPauses(bytes, points) : bytes);
    }
  }

  private static byte[] withPauses(byte[] bytes, List<PausePoint> points) {
    try {
      ClassReader reader = new ClassReader(bytes);
      ClassNode type = new ClassNode();
      reader.accept(type, 0);
      for (MethodNode method : type.methods) {
        add(type.name, method, points);
      }
      ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      type.accept(writer);
      return writer.toByteArray();
    } catch (RuntimeException e) { // Too large with them, or invalid: ASM throws many types.
      return bytes;
    }
  }

  private static void add(String type, MethodNode method, List<PausePoint> points) {
    List<AbstractInsnNode> instructions = new ArrayList<>();
    for (AbstractInsnNode each : method.instructions) {
      if (each.getOpcode() >= 0) {
        instructions.add(each);
      }
    }
    for (AbstractInsnNode each : instructions) {
      if (each instanceof MethodInsnNode call && isPause(call.owner, call.name)) {
        method.instructions.set(call, new InsnNode(Opcodes.POP)); // The submission's own call.
      }
    }
    for (int number = 0; number < points.size(); number++) {
      PausePoint point = points.get(number);
      if (point.type().equals(type) && point.method().equals(method.name + method.desc)) {
        for (int at : point.after()) {
          method.instructions.insert(instructions.get(at), pause(number));
        }
      }
    }
  }

  private static InsnList pause(int number) {
    InsnList code = new InsnList();
    code.add(new LdcInsnNode(number));
    code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, PROBES, PAUSE, "(I)V", false));
    return code;
  }
}
