package unblock.runtime.link;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The descriptor that makes one module of the runtime and its libraries. It opens nothing, so that
 * a submission can set nothing in there accessible; it exports the libraries and what a submission
 * is given, and neither the package that speaks with the grader nor the database's driver: that
 * loads native code for whoever holds one, and this module is the one that may.
 */
final class RuntimeModule {
  /** Name of the file in a jar. */
  static final String FILE = "module-info.class";

  private static final String NAME = "unblock.runtime";
  private static final String HIDDEN = "unblock/runtime";
  private static final String DRIVER = "org/sqlite";
  private static final String DRIVERS = "java.sql.Driver";
  private static final String SERVICES = "META-INF/services/";

  /** All of Java SE, as on a class path, and what else the runtime uses. */
  private static final List<String> NEEDED = List.of("java.se", "jdk.httpserver", "jdk.management");

  private RuntimeModule() {}

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
    files.forEach(
        (file, content) -> {
          if (file.startsWith(SERVICES) && !file.endsWith("/")) {
            service(module, file.substring(SERVICES.length()), content, files.keySet());
          }
        });
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

  private static void service(
      ModuleVisitor module, String service, byte[] content, Set<String> files) {
    Set<String> providers = new LinkedHashSet<>();
    new String(content, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip().replace('.', '/'))
        .filter(name -> files.contains(name + ".class"))
        .forEach(providers::add);
    String type = service.replace('.', '/');
    module.visitUse(type);
    if (!providers.isEmpty() && !service.equals(DRIVERS)) {
      module.visitProvide(type, providers.toArray(String[]::new));
    }
  }
}
