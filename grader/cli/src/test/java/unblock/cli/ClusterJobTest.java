package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The Job that grades a class on a cluster has only the fields of Kubernetes' schema. */
final class ClusterJobTest {
  private static final Path JOB = Path.of("../../.github/kubernetes/grade-class.yaml");

  @Test
  void hasOnlyTheFieldsOfTheSchema() throws Exception {
    String job = Files.readString(JOB);

    V1Job.validateJsonElement(json(job));

    assertThatThrownBy(
            () -> V1Job.validateJsonElement(json(job.replace("completions:", "completion:"))))
        .hasMessageContaining("completion");
    assertThatThrownBy(
            () -> V1Job.validateJsonElement(json(job.replace("mountPath:", "mountpath:"))))
        .hasMessageContaining("mount");
  }

  @Test
  void gradesOneSubmissionInEachPod() throws Exception {
    JsonNode spec = new YAMLMapper().readTree(JOB.toFile()).get("spec");

    assertThat(spec.get("completionMode").asText()).isEqualTo("Indexed");
    JsonNode pod = spec.get("template").get("spec");
    assertThat(pod.get("automountServiceAccountToken").asBoolean(true)).isFalse();
    for (JsonNode mount : pod.get("containers").get(0).get("volumeMounts")) {
      String path = mount.get("mountPath").asText();
      if (path.startsWith("/class")) {
        boolean isOutput = path.equals("/class/out");
        assertThat(mount.path("readOnly").asBoolean()).describedAs(path).isEqualTo(!isOutput);
        assertThat(mount.has("subPathExpr") || mount.has("subPath")).describedAs(path).isTrue();
      }
    }
  }

  private static JsonElement json(String yaml) throws IOException {
    return JsonParser.parseString(new YAMLMapper().readTree(yaml).toString());
  }
}
