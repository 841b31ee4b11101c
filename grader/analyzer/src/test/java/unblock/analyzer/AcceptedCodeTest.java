package unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptedCodeTest {
  private static final String CODE =
      """
      import io.javalin.http.Context;
      import io.javalin.http.Handler;
      @interface BlocksOnPurpose {}
      class Marked implements Handler {
        @BlocksOnPurpose
        public void handle(Context ctx) throws Exception { Thread.sleep(1); }
      }
      class CallsMarked implements Handler {
        public void handle(Context ctx) throws Exception { warmUp(); Thread.sleep(2); }
        @BlocksOnPurpose
        void warmUp() throws Exception { Shared.nap(); }
      }
      @BlocksOnPurpose
      class MarkedAsWhole {
        static Handler inLambda() { return ctx -> Shared.nap(); }
      }
      class Other implements Handler {
        public void handle(Context ctx) throws Exception { Shared.nap(); }
      }
      class Shared { static void nap() throws Exception { Thread.sleep(3); } }
      """;

  @TempDir Path folder;

  @Test
  void suppressesWhatAnAnnotatedMethodOrClassReaches() throws IOException {
    InspectionResult inspection =
        HandlerInspector.inspect(
            List.of(Sources.compile(folder, "UserHandlers", CODE)),
            InspectionSettings.ofProject(List.of()));

    assertThat(inspection.findings())
        .extracting(Finding::handlers)
        .containsExactlyInAnyOrder(List.of("CallsMarked#handle"), List.of("Other#handle"));
    assertThat(inspection.suppressed())
        .allMatch(each -> each.source() == SuppressedFinding.Source.ANNOTATION)
        .flatExtracting(each -> each.finding().handlers())
        .containsExactlyInAnyOrder(
            "Marked#handle", "CallsMarked#handle", "MarkedAsWhole#lambda$inLambda$0");
  }

  @Test
  void aStrictInspectionSuppressesNothing() throws IOException {
    InspectionResult inspection =
        HandlerInspector.inspect(List.of(Sources.compile(folder, "UserHandlers", CODE)), List.of());

    assertThat(inspection.suppressed()).isEmpty();
    assertThat(inspection.findings()).flatExtracting(Finding::handlers).hasSize(5);
  }
}
