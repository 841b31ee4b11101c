package unblock.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The class loader of one exercise's classes, in a child that runs several exercises one after the
 * other. The JVM unloads a class only together with its loader, and only when no thread, field or
 * queue refers to one of its objects. An unloaded loader therefore shows that no code of the
 * exercise is left.
 */
final class SubmissionLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Path folder;

  /** Loads classes from that folder, and all others as the class path does. */
  SubmissionLoader(Path folder) {
    super(ClassLoader.getSystemClassLoader());
    this.folder = folder;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve(name.replace('.', '/') + ".class"));
      // The domain of this module: a thread keeps the domains of the code that has started it, and
      // a domain of this loader would keep the loader, as long as the JDK's delay thread lives.
      return defineClass(
          name, bytes, 0, bytes.length, SubmissionLoader.class.getProtectionDomain());
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
