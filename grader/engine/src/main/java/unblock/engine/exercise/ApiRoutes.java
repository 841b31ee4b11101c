package unblock.engine.exercise;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import unblock.engine.model.Route;
import unblock.given.Post;

/**
 * The routes that an API names. Read from its class file, since only there the methods stand in the
 * order in which they were written.
 */
public final class ApiRoutes {
  private static final String POST = Type.getDescriptor(Post.class);

  /** Read once for each interface: a judge of a thousand grades asks thousands of times. */
  private static final ClassValue<Map<Route, String>> METHODS =
      new ClassValue<>() {
        @Override
        protected Map<Route, String> computeValue(Class<?> api) {
          return Collections.unmodifiableMap(read(api));
        }
      };

  private ApiRoutes() {}

  /** The routes of that interface. */
  public static List<Route> of(Class<?> api) {
    return List.copyOf(methods(api).keySet());
  }

  /**
   * From each route to the name of the method that answers it.
   *
   * @throws UncheckedIOException when the class file cannot be read
   */
  public static Map<Route, String> methods(Class<?> api) {
    return METHODS.get(api);
  }

  private static Map<Route, String> read(Class<?> api) {
    String file = "/" + api.getName().replace('.', '/') + ".class";
    try (InputStream in = api.getResourceAsStream(file)) {
      if (in == null) {
        throw new FileNotFoundException(file);
      }
      Methods methods = new Methods();
      new ClassReader(in).accept(methods, ClassReader.SKIP_CODE);
      return methods.routes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Methods extends ClassVisitor {
    private final Map<Route, String> routes = new LinkedHashMap<>();

    Methods() {
      super(Opcodes.ASM9);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
          return type.equals(POST) ? path(name) : null;
        }
      };
    }

    private AnnotationVisitor path(String method) {
      return new AnnotationVisitor(Opcodes.ASM9) {
        @Override
        public void visit(String key, Object value) {
          routes.put(new Route(String.valueOf(value)), method);
        }
      };
    }
  }
}
