package shop;

import java.math.BigDecimal;
import java.util.List;

/** What a customer wants. */
public record Order(String customer, List<Line> lines) {
  /** One product, so many times. */
  public record Line(long product, int count, BigDecimal price) {}

  BigDecimal total() {
    return lines.stream()
        .map(line -> line.price().multiply(BigDecimal.valueOf(line.count())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
