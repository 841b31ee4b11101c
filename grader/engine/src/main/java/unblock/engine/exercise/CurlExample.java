package unblock.engine.exercise;

/**
 * An example request for trying a server by hand.
 *
 * @param path of the route, as in {@code /login}
 * @param options for curl, as in {@code -d username=alice -d password=secret}
 */
public record CurlExample(String path, String options) {}
