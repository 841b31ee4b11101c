package unblock.runtime.link;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The descriptor that makes a module of the runtime and the database's driver. It opens nothing, so
 * that a submission can set nothing in there accessible; it exports what a submission is given, and
 * neither the package that speaks with the grader nor the driver: that loads native code for
 * whoever holds one, and this module is the one that may. No other library is in it, since a
 * library that reflects (Jackson, Jetty's XML) does so for anybody, in its own module without
 * limit.
 */
final class RuntimeModule {
  /** Name of the file in a jar. */
  static final String FILE = "module-info.class";

  private static final String NAME = "unblock.runtime";
  private static final String HIDDEN = "unblock/runtime";
  private static final String DRIVER = "org/sqlite";
  private static final String DRIVERS = "META-INF/services/java.sql.Driver";

  /** All of Java SE, as on a class path, and what else the runtime uses. */
  private static final List<String> NEEDED = List.of("java.se", "jdk.httpserver", "jdk.management");

  private RuntimeModule() {}

  /** Whether that file belongs into the module's jar; all others stand on the class path. */
  static boolean has(String file) {
    return file.startsWith("unblock/") || file.startsWith(DRIVER + "/") || file.equals(DRIVERS);
  }

  /** The descriptor of a jar with these files. */
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
