package unblock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * One labelled handler of the corpus: a method, or a lambda, with a comment on its first line.
 *
 * @param id as in {@code shop.ProductController#list}
 */
record LabelledHandler(String id, HandlerLabel label, String reason) {
  private static final Pattern HANDLER =
      Pattern.compile(
          "(?:void (?<method>\\w+)\\(.*\\{|(?<lambda>->).*) // (?<label>[A-Z]+): (?<reason>.+)");

  static List<LabelledHandler> read(Path root, List<Path> sources, Path classes)
      throws IOException {
    List<LabelledHandler> all = new ArrayList<>();
    for (Path source : sources) {
      String type = root.relativize(source).toString().replaceAll("\\.java$", "");
      Map<String, Integer> lambdas = lambdas(classes.resolve(type + ".class"));
      List<String> lines = Files.readAllLines(source);
      for (int line = 1; line <= lines.size(); line++) {
        Matcher handler = HANDLER.matcher(lines.get(line - 1));
        if (handler.find()) {
          String method =
              handler.group("lambda") == null
                  ? handler.group("method")
                  : lambda(lambdas, line, source);
          all.add(
              new LabelledHandler(
                  type.replace('/', '.') + "#" + method,
                  HandlerLabel.valueOf(handler.group("label")),
                  handler.group("reason")));
        }
      }
    }
    return all;
  }

  private static String lambda(Map<String, Integer> lambdas, int line, Path source) {
    return lambdas.entrySet().stream()
        .filter(lambda -> lambda.getValue() >= line)
        .min(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .map(Map.Entry::getKey)
        .orElseThrow(() -> new IllegalStateException("no lambda: " + source + ":" + line));
  }

  /** Returns the lambdas of a class that are handlers, with their first lines. */
  private static Map<String, Integer> lambdas(Path type) throws IOException {
    Map<String, Integer> first = new HashMap<>();
    new ClassReader(Files.readAllBytes(type))
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitLineNumber(int line, org.objectweb.asm.Label start) {
                    if (name.startsWith("lambda$") && descriptor.endsWith("Context;)V")) {
                      first.merge(name, line, Math::min);
                    }
                  }
                };
              }
            },
            ClassReader.SKIP_FRAMES);
    return first;
  }
}
