package unblock.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table of labels and judgements: how often each label was judged as which other label.
 *
 * @param judged the judgement of each handler; a missing handler was not found by the inspection
 */
record ConfusionMatrix(List<LabelledHandler> labelled, Map<String, HandlerLabel> judged) {
  String text() {
    StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-10s", "labelled"));
    for (HandlerLabel column : HandlerLabel.values()) {
      table.append(String.format(Locale.ROOT, "%10s", column));
    }
    table.append(String.format(Locale.ROOT, "%10s", "unseen"));
    for (HandlerLabel row : HandlerLabel.values()) {
      table.append(String.format(Locale.ROOT, "%n%-10s", row));
      for (HandlerLabel column : HandlerLabel.values()) {
        table.append(String.format(Locale.ROOT, "%10d", count(row, column)));
      }
      long unseen =
          labelled.stream()
              .filter(each -> each.label() == row && !judged.containsKey(each.id()))
              .count();
      table.append(String.format(Locale.ROOT, "%10d", unseen));
    }
    return table.append(String.format(Locale.ROOT, "%n%s", rates())).toString();
  }

  private long count(HandlerLabel row, HandlerLabel column) {
    return labelled.stream()
        .filter(each -> each.label() == row && judged.get(each.id()) == column)
        .count();
  }

  private String rates() {
    long block = labelled.stream().filter(each -> each.label().isBlocking()).count();
    List<LabelledHandler> told = labelled.stream().filter(each -> isToldToBlock(each)).toList();
    long right = told.stream().filter(each -> each.label().isBlocking()).count();
    return String.format(
        Locale.ROOT,
        "blocking: recall %d/%d = %.3f, precision %d/%d = %.3f",
        right,
        block,
        (double) right / block,
        right,
        told.size(),
        (double) right / told.size());
  }

  private boolean isToldToBlock(LabelledHandler each) {
    HandlerLabel seen = judged.get(each.id());
    return seen != null && seen.isBlocking();
  }
}
