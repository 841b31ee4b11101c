package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The JSON schema of a format. */
final class FormatSchema {
  /** The standard's own, from a library on Maven Central. */
  static final FormatSchema SARIF =
      of("/schema/sarif-schema-2.1.0.json", SpecificationVersion.DRAFT_7);

  static final FormatSchema GRADESCOPE = ours("gradescope-results");
  static final FormatSchema PRAIRIELEARN = ours("prairielearn-results");
  static final FormatSchema CLASSROOM50 = ours("classroom50-result-v1");

  private final Schema schema;

  private FormatSchema(Schema schema) {
    this.schema = schema;
  }

  private static FormatSchema ours(String name) {
    return of(name + ".schema.json", SpecificationVersion.DRAFT_2020_12);
  }

  private static FormatSchema of(String resource, SpecificationVersion version) {
    try (InputStream in = FormatSchema.class.getResourceAsStream(resource)) {
      return new FormatSchema(
          SchemaRegistry.withDefaultDialect(version)
              .getSchema(Objects.requireNonNull(in, resource), InputFormat.JSON));
    } catch (IOException e) {
      throw new AssertionError(resource, e);
    }
  }

  void accepts(String json) {
    assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
  }

  void refuses(String json) {
    assertThat(schema.validate(json, InputFormat.JSON)).as(json).isNotEmpty();
  }
}
