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
 * @param all in the order of discovery, the kit's own first
 */
public record ReportFormats(List<ReportFormat> all) {
  /**
   * Rejects formats that conflict.
   *
   * @throws ConflictingFormats when two have the same id or the same file name
   */
  public ReportFormats {
    all = List.copyOf(all);
    requireDistinct(all, format -> Optional.of(format.id()), "report.same-id");
    requireDistinct(all, ReportFormat::fileName, "report.same-file-name");
  }

  /**
   * Returns the formats that the current thread's class loader finds.
   *
   * @throws ConflictingFormats when two have the same id or the same file name
   * @throws java.util.ServiceConfigurationError when one cannot be loaded
   */
  public static ReportFormats found() {
    return new ReportFormats(
        ServiceLoader.load(ReportFormat.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  /** Returns the formats that also implement that interface, such as {@link InspectionFormat}. */
  public <F extends ReportFormat> List<F> all(Class<F> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Returns the formats with a file in a kept round, by the names of these files. */
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
