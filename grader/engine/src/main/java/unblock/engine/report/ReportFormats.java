package unblock.engine.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import unblock.message.Message;

/**
 * All report formats on the class path: the only place where formats are looked up.
 *
 * @param all in the order in which they were found, the kit's own first
 */
public record ReportFormats(List<ReportFormat> all) {
  /**
   * Refuses formats that cannot stand beside each other.
   *
   * @throws ConflictingFormats when two have the same id or the same file name
   */
  public ReportFormats {
    all = List.copyOf(all);
    requireDistinct(all, format -> Optional.of(format.id()), "report.same-id");
    requireDistinct(all, ReportFormat::fileName, "report.same-file-name");
  }

  /**
   * Those that the current thread's class loader knows.
   *
   * @throws ConflictingFormats when two have the same id or the same file name
   * @throws java.util.ServiceConfigurationError when one cannot be loaded
   */
  public static ReportFormats found() {
    return new ReportFormats(
        ServiceLoader.load(ReportFormat.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  /** Those that can also write something of that kind, such as {@link InspectionFormat}. */
  public <F extends ReportFormat> List<F> all(Class<F> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Those that a kept round has a file of, by the names of these files. */
  public Map<String, ReportFormat> kept() {
    Map<String, ReportFormat> kept = new HashMap<>();
    all.forEach(format -> format.fileName().ifPresent(name -> kept.put(name, format)));
    return kept;
  }

  private static void requireDistinct(
      List<ReportFormat> formats, Function<ReportFormat, Optional<String>> name, String key) {
    Map<String, ReportFormat> seen = new HashMap<>();
    for (ReportFormat format : formats) {
      Optional<ReportFormat> other = name.apply(format).map(each -> seen.putIfAbsent(each, format));
      if (other.isPresent()) {
        throw new ConflictingFormats(
            Message.of(
                key,
                "first",
                other.get().getClass().getName(),
                "second",
                format.getClass().getName(),
                "shared",
                name.apply(format).orElseThrow()));
      }
    }
  }
}
