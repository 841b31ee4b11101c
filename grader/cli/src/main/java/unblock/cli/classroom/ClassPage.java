package unblock.cli.classroom;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import unblock.cli.intake.Student;
import unblock.cli.similarity.SimilarPair;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Score;
import unblock.engine.report.PointsFormat;
import unblock.engine.report.PrintableText;
import unblock.engine.report.UriText;
import unblock.engine.report.html.HtmlReport;
import unblock.engine.report.html.PageAssets;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * The page of a class, {@code index.html}: a histogram, one row for each student with a link to the
 * report, pass rates, the most frequent findings and similar submissions.
 *
 * @param bins the number of final marks in each tenth of the points possible
 */
record ClassPage(
    List<Integer> bins,
    List<Row> rows,
    List<Rate> rates,
    List<Frequent> findings,
    List<Pair> pairs) {
  private static final int BINS = 10;
  private static final int MOST_FINDINGS = 15;
  private static final int MOST_PAIRS = 200;

  /** More pairs have no code, so that a large class has a small page. */
  private static final int MOST_PAIRS_WITH_CODE = 20;

  private static final PageAssets ASSETS = PageAssets.with(ClassPage.class, "class.js");

  /**
   * One student.
   *
   * @param verdict the word by which the row is marked, as in {@code failed}
   * @param percent for sorting; below 0 without a final mark
   * @param link the address of the report; empty without one
   */
  record Row(
      String name,
      String id,
      String submission,
      String link,
      String verdict,
      String word,
      String points,
      double percent,
      String remark) {}

  /** How many submissions passed a criterion. */
  record Rate(String title, String key, int passed, int failed, int inconclusive, String percent) {}

  /** A finding that several submissions have. */
  record Frequent(String exercise, String finding, int submissions) {}

  /** Two submissions with similar code. */
  record Pair(
      String exercise,
      String first,
      String firstLink,
      String second,
      String secondLink,
      int percent,
      List<SimilarCode> places) {}

  /**
   * Returns the page as HTML.
   *
   * @param grades the grade of a submission with its sources, if there is one
   */
  @SuppressWarnings("NullAway") // Null stands for no interceptor in jte's generated code.
  static String html(
      Gradebook book,
      List<SimilarPair> pairs,
      Function<String, Optional<GradeReport>> grades,
      Translator texts) {
    StringOutput text = new StringOutput();
    JteclassGenerated.render(
        new OwaspHtmlTemplateOutput(text), null, of(book, pairs, grades, texts), ASSETS, texts);
    return text.toString();
  }

  private static ClassPage of(
      Gradebook book,
      List<SimilarPair> pairs,
      Function<String, Optional<GradeReport>> grades,
      Translator texts) {
    return new ClassPage(
        bins(book.rows()),
        book.rows().stream().map(each -> row(each, texts)).toList(),
        book.rates().stream().map(each -> rate(each, texts)).toList(),
        frequent(ClassRow.ofSubmissions(book.rows()), texts),
        pairs(pairs.stream().limit(MOST_PAIRS).toList(), grades));
  }

  private static List<Integer> bins(List<ClassRow> rows) {
    int[] counts = new int[BINS];
    for (ClassRow row : rows) {
      Optional<Score> mark = SummaryCsv.mark(row).filter(each -> each.possible() > 0);
      if (mark.isPresent()) {
        int bin = (int) (BINS * mark.get().earned() / mark.get().possible());
        counts[Math.max(0, Math.min(BINS - 1, bin))]++;
      }
    }
    List<Integer> bins = new ArrayList<>();
    for (int count : counts) {
      bins.add(count);
    }
    return bins;
  }

  private static Row row(ClassRow row, Translator texts) {
    Optional<Score> mark = SummaryCsv.mark(row);
    String verdict =
        switch (row.standing()) {
          case GRADED -> row.grade().map(each -> each.verdict().toString()).orElse("");
          case REFUSED -> "refused";
          case ABSENT -> "absent";
        };
    List<String> remarks = new ArrayList<>();
    if (!row.remark().isEmpty()) {
      remarks.add(texts.text(row.remark()));
    }
    row.remarks().forEach(each -> remarks.add(texts.text(each)));
    boolean isLate =
        row.mark().flatMap(FinalMark::late).filter(late -> late.days() > 0).isPresent();
    if (isLate) {
      remarks.add(0, texts.text("classroom.late"));
    }
    return new Row(
        PrintableText.line(row.student().map(Student::name).orElse("")),
        PrintableText.line(row.student().map(Student::id).orElse("")),
        PrintableText.line(row.submission()),
        row.grade().isPresent() ? link(row.submission()) : "",
        verdict,
        texts.text("classroom.verdict." + verdict),
        mark.map(each -> PointsFormat.of(each.earned())).orElse(""),
        mark.filter(each -> each.possible() > 0)
            .map(each -> each.earned() / each.possible())
            .orElse(-1.0),
        String.join(" ", remarks));
  }

  private static Rate rate(PassRate rate, Translator texts) {
    return new Rate(
        texts.text(rate.title()),
        rate.key(),
        rate.passed(),
        rate.failed(),
        rate.inconclusive(),
        String.format(Locale.ROOT, "%.0f %%", 100 * rate.share()));
  }

  /** A finding counts once for each submission, however many handlers it is in. */
  private static List<Frequent> frequent(List<ClassRow> submissions, Translator texts) {
    Map<List<String>, Integer> counts = new LinkedHashMap<>();
    for (ClassRow row : submissions) {
      Set<List<String>> own = new LinkedHashSet<>();
      row.grade().stream()
          .flatMap(grade -> grade.exercises().stream())
          .forEach(exercise -> own.addAll(findingsOf(exercise, texts)));
      own.forEach(each -> counts.merge(each, 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .map(each -> new Frequent(each.getKey().get(0), each.getKey().get(1), each.getValue()))
        .sorted(Comparator.comparingInt(Frequent::submissions).reversed())
        .limit(MOST_FINDINGS)
        .toList();
  }

  private static List<List<String>> findingsOf(GradedExercise exercise, Translator texts) {
    return exercise.criteria().stream()
        .flatMap(criterion -> criterion.findings().stream())
        .filter(finding -> !finding.call().isEmpty())
        .map(
            finding ->
                List.of(
                    PrintableText.line(exercise.id()),
                    PrintableText.line(
                        texts.text(
                            Message.of(
                                "classroom.finding." + finding.severity(),
                                "call",
                                finding.call())))))
        .toList();
  }

  private static List<Pair> pairs(
      List<SimilarPair> similar, Function<String, Optional<GradeReport>> grades) {
    List<Pair> pairs = new ArrayList<>();
    for (SimilarPair each : similar) {
      pairs.add(
          pair(each, pairs.size() < MOST_PAIRS_WITH_CODE ? grades : none -> Optional.empty()));
    }
    return pairs;
  }

  private static Pair pair(SimilarPair pair, Function<String, Optional<GradeReport>> grades) {
    return new Pair(
        PrintableText.line(pair.exercise()),
        PrintableText.line(pair.first()),
        link(pair.first()),
        PrintableText.line(pair.second()),
        link(pair.second()),
        pair.percent(),
        SimilarCode.of(pair, grades));
  }

  private static String link(String submission) {
    return UriText.of(submission + "/" + HtmlReport.FILE_NAME);
  }

  /** The histogram in words. */
  String histogram(Translator texts) {
    List<String> counts = new ArrayList<>();
    for (int count : bins) {
      counts.add(counts.size() * 100 / BINS + " %: " + count);
    }
    return texts.text("classroom.page.marks") + ": " + String.join(", ", counts);
  }

  /** The height of the largest bin, at least 1. */
  int largestBin() {
    return Math.max(1, bins.stream().mapToInt(Integer::intValue).max().orElse(1));
  }
}
