package unblock.engine.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;
import unblock.given.UserApi;
import unblock.runtime.ChildMain;
import unblock.runtime.probe.Probes;

/**
 * The named module that contains the runtime in a child. It opens no package: a submission, which
 * is on the class path, cannot access the runtime's private members by reflection or forge its
 * reports.
 */
public final class RuntimeModule {
  private static final String NAME = "unblock.runtime";

  /** All of Java SE, as on a class path, and the runtime's other modules. */
  private static final List<String> NEEDED = List.of("java.se", "jdk.httpserver", "jdk.management");

  /**
   * Packages that only the runtime accesses: to determine which thread created another, to deny
   * agents, and to deny native code.
   */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.lang",
          "java.base/java.util.concurrent",
          "java.base/jdk.internal.misc",
          "java.base/jdk.internal.module",
          "java.management/sun.management");

  private RuntimeModule() {}

  /**
   * The descriptor of given and the runtime; for {@code unblock.jar}, where the module also
   * contains the database's driver, the build has written it.
   */
  static byte[] descriptor() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
    ModuleVisitor module = writer.visitModule(NAME, 0, null);
    module.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
    NEEDED.forEach(name -> module.visitRequire(name, 0, null));
    for (Class<?> exported : List.of(UserApi.class, Probes.class)) {
      module.visitExport(exported.getPackageName().replace('.', '/'), 0);
    }
    module.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /**
   * The arguments that start {@link ChildMain} in this module.
   *
   * @param path the module's jar, then the entries of the class path
   */
  public static List<String> words(List<Path> path) {
    return words(path, ChildMain.class);
  }

  /** The arguments that start another class of this module. */
  static List<String> words(List<Path> path, Class<?> main) {
    List<String> words = new ArrayList<>();
    OPENED.forEach(each -> words.add("--add-opens=" + each + "=" + NAME));
    boolean apart = path.stream().anyMatch(each -> each.toString().contains("sqlite-jdbc-"));
    words.add("--enable-native-access=" + NAME + (apart ? ",ALL-UNNAMED" : ""));
    words.add("--module-path");
    words.add(ProcessSandbox.joined(path.subList(0, 1)));
    if (path.size() > 1) {
      words.add("-cp");
      words.add(ProcessSandbox.joined(path.subList(1, path.size())));
    }
    words.add("-m");
    words.add(NAME + "/" + main.getName());
    return words;
  }
}
