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

  /** The height of the numbers above the lanes. */
  static final int HEAD = 22;

  /** A row with a name. */
  record Lane(String name, int y, int height) {}

  /**
   * A request's stay in a lane.
   *
   * @param number the request's, from 1, which chooses colour and pattern
   * @param from the event at which it begins
   * @param to the event at which it ends
   */
  record Bar(String request, int number, int from, int to, int y, int height) {}

  /** A moment in a lane. */
  record Dot(String request, int number, int at, int y) {}

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
   * @param kind {@code hand-over}, {@code completion} or {@code behind}
   */
  record Arrow(String kind, int at, int fromY, int toY) {}

  int width() {
    return GUTTER + columns * COLUMN + COLUMN / 2;
  }

  /** The middle of an event. */
  int x(int event) {
    return GUTTER + event * COLUMN + COLUMN / 2;
  }
}
