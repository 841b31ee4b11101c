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
 * The named module that the runtime is in a child. It opens nothing: a submission, which stands on
 * the class path, can set nothing of the runtime accessible and forge none of its reports.
 */
public final class RuntimeModule {
  private static final String NAME = "unblock.runtime";

  /** All of Java SE, as on a class path, and what else the runtime uses. */
  private static final List<String> NEEDED = List.of("java.se", "jdk.httpserver", "jdk.management");

  /**
   * The runtime alone looks into these: to tell who made a thread, to deny agents, and to deny
   * native code.
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
   * The descriptor of given and the runtime; in {@code unblock.jar}, where the database's driver is
   * in the module, too, the build has written it.
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
   * What starts {@link ChildMain} in this module.
   *
   * @param path the module's jar, then what stands on the class path
   */
  public static List<String> words(List<Path> path) {
    return words(path, ChildMain.class);
  }

  /** The same for another class of this module. */
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
