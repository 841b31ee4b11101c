package unblock.engine.exercise;

/**
 * A request to try a server with.
 *
 * @param path of the route, as in {@code /login}
 * @param options for curl, as in {@code -d username=alice -d password=secret}
 */
public record CurlExample(String path, String options) {}
