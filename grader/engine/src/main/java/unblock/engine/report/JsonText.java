package unblock.engine.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes records as indented JSON with line feeds, for the formats of other systems. */
final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private JsonText() {}

  static String of(Object value) {
    try {
      return MAPPER.writeValueAsString(value).replace("\r\n", "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Records of numbers and text always have a JSON form", e);
    }
  }

  /** Points as a number without a needless fraction: 3, and 4.5. */
  static BigDecimal number(double points) {
    BigDecimal rounded = BigDecimal.valueOf(points).setScale(4, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? BigDecimal.ZERO : new BigDecimal(plain(rounded));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
