package unblock.runtime.probe;

import java.util.Set;
import unblock.runtime.ProbeRecorder;

/**
 * Where the calls in a submission's code report to: the grader puts {@link #enter} before and
 * {@link #exit} after each call that could hold its thread. Of this world a submission's classes
 * see these two methods and the package {@code unblock.given}, and nothing else.
 *
 * <p>A submission can call them, too. To enter a call thousands of times keeps it from being
 * measured, so now and then it is looked at who calls: the code that the grader has put the call
 * into does so itself, and neither by reflection nor from a class made at run time.
 */
public final class Probes {
  private static final class Callers {
    static final StackWalker WALKER =
        StackWalker.getInstance(
            Set.of(
                StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_HIDDEN_FRAMES));
  }

  private Probes() {}

  /** That call is about to be made on the calling thread; numbers beyond the bound are ignored. */
  public static void enter(int site) {
    if (ProbeRecorder.enter(site) && !isCalledByProbedCode()) {
      ProbeRecorder.forged();
    }
  }

  /** That call came back; one that throws never says so. */
  public static void exit(int site) {
    ProbeRecorder.exit(site);
  }

  private static boolean isCalledByProbedCode() {
    return Callers.WALKER.walk(
        frames ->
            frames
                .map(StackWalker.StackFrame::getDeclaringClass)
                .dropWhile(type -> type.getModule() == Probes.class.getModule() && isOurs(type))
                .findFirst()
                .filter(type -> !type.isHidden())
                .filter(type -> Probes.class.getClassLoader().equals(type.getClassLoader()))
                .isPresent());
  }

  private static boolean isOurs(Class<?> type) {
    return type.getPackageName().equals(Probes.class.getPackageName());
  }
}
