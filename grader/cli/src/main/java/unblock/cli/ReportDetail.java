package unblock.cli;

/**
 * How much of a round is printed. A report takes 80 lines, so that those of a class would hide what
 * a teacher has to act on.
 */
enum ReportDetail {
  /** The report of each submission, and complete tables. */
  FULL(Integer.MAX_VALUE, Integer.MAX_VALUE, 10, Integer.MAX_VALUE),
  /** No reports, and the tables of a class in at most 60 lines for 24 submissions. */
  BRIEF(3, 30, 5, 3);

  /** The number of submissions up to which reports are printed. */
  private static final int MOST_REPORTS = 8;

  private final int remarks;
  private final int rows;
  private final int criteria;
  private final int places;

  ReportDetail(int remarks, int rows, int criteria, int places) {
    this.remarks = remarks;
    this.rows = rows;
    this.criteria = criteria;
    this.places = places;
  }

  static ReportDetail of(int submissions) {
    return submissions > MOST_REPORTS ? BRIEF : FULL;
  }

  /** The most remarks on single submissions. */
  int remarks() {
    return remarks;
  }

  /** The most rows of the table of submissions. */
  int rows() {
    return rows;
  }

  /** The most criteria in the table of the hardest. */
  int criteria() {
    return criteria;
  }

  /** The most places to review. */
  int places() {
    return places;
  }
}
