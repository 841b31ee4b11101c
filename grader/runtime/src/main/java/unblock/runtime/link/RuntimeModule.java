package unblock.runtime.link;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The module descriptor of the runtime and the database driver. The module opens no package, so
 * that a submission cannot make its members accessible. It exports the API for submissions, but not
 * the package of the protocol and not the driver: the driver loads native code for any code that
 * holds a driver, and this module may load native code. The module contains no other library,
 * because a library with reflection (Jackson, Jetty's XML) would give any caller unlimited access
 * to its own module.
 */
final class RuntimeModule {
  /** The name of the file in a jar. */
  static final String FILE = "module-info.class";

  private static final String NAME = "unblock.runtime";
  private static final String HIDDEN = "unblock/runtime";
  private static final String DRIVER = "org/sqlite";
  private static final String DRIVERS = "META-INF/services/java.sql.Driver";

  /** All of Java SE, as on a class path, and the other modules that the runtime uses. */
  private static final List<String> NEEDED = List.of("java.se", "jdk.httpserver", "jdk.management");

  private RuntimeModule() {}

  /** Whether that file belongs to the module's jar; all other files go to the class path. */
  static boolean has(String file) {
    return file.startsWith("unblock/") || file.startsWith(DRIVER + "/") || file.equals(DRIVERS);
  }

  /** Returns the descriptor for a jar with these files. */
  static byte[] of(Map<String, byte[]> files) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
    ModuleVisitor module = writer.visitModule(NAME, 0, null);
    module.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
    NEEDED.forEach(name -> module.visitRequire(name, 0, null));
    for (String each : packages(files.keySet())) {
      module.visitPackage(each);
      if (!isHidden(each)) {
        module.visitExport(each, 0);
      }
    }
    module.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static boolean isHidden(String name) {
    return name.equals(HIDDEN) || name.equals(DRIVER) || name.startsWith(DRIVER + "/");
  }

  private static Set<String> packages(Set<String> files) {
    Set<String> packages = new TreeSet<>();
    for (String file : files) {
      if (file.endsWith(".class") && file.contains("/")) {
        packages.add(file.substring(0, file.lastIndexOf('/')));
      }
    }
    return packages;
  }
}
