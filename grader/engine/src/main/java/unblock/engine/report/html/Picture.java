package unblock.engine.report.html;

import java.util.List;

/**
 * A timeline as shapes in user units of SVG. The x of a shape is the index of an event; the
 * template and the script turn it into a position.
 *
 * @param columns the number of events
 */
record Picture(
    int columns,
    int height,
    List<Lane> lanes,
    List<Bar> bars,
    List<Dot> dots,
    List<Mark> marks,
    List<Arrow> arrows) {
  /** The width of the names of the lanes. */
  static final int GUTTER = 150;

  /** The width of an event. */
  static final int COLUMN = 34;

  private static final int STYLES = 8;

  /** The width of a bar that begins and ends at the same event. */
  private static final int MOMENT = 18;

  /** The height of the numbers above the lanes. */
  static final int HEAD = 22;

  /** A row with a name. */
  record Lane(String name, int y, int height) {}

  /**
   * A request's stay in a lane, or a phase of the handlers.
   *
   * @param name the request, with its slow call when that is no look-up; or the phase
   * @param number the request's, from 1, which chooses colour and pattern; 0 for no request
   * @param from the event at which it begins
   * @param to the event at which it ends
   */
  record Bar(String name, int number, int from, int to, int y, int height) {
    /** Whether it begins and ends at the same event. */
    boolean isMoment() {
      return from == to;
    }
  }

  /**
   * A reply.
   *
   * @param status empty when it is unknown
   */
  record Dot(String request, int number, String status, int at, int y) {}

  /**
   * A mark of full height.
   *
   * @param kind as in {@code gate-open}
   * @param y the base line of its name
   */
  record Mark(String kind, String name, int at, int y) {}

  /**
   * An arrow between lanes.
   *
   * @param kind {@code arrow}, or {@code behind} for a request that waits behind another one
   */
  record Arrow(String kind, int at, int fromY, int toY) {}

  int width() {
    return GUTTER + columns * COLUMN + COLUMN / 2;
  }

  /** The number of the colour and pattern of a request; 0 for no request. */
  static int style(int number) {
    return number == 0 ? 0 : (number - 1) % STYLES + 1;
  }

  /** The left side of a bar. */
  int x(Bar bar) {
    return bar.isMoment() ? x(bar.from()) - MOMENT / 2 : x(bar.from());
  }

  int width(Bar bar) {
    return bar.isMoment() ? MOMENT : x(bar.to()) - x(bar.from());
  }

  /** The middle of an event. */
  int x(int event) {
    return GUTTER + event * COLUMN + COLUMN / 2;
  }
}
