package unblock.bench.mutants;

/** The options of {@link Mutants}. */
record MutantsOptions(int minutes, int limit, int places, String only, boolean list) {
  static MutantsOptions of(String[] args) {
    int minutes = 24 * 60;
    int limit = Integer.MAX_VALUE;
    int places = 1;
    String only = ".*";
    boolean list = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--minutes" -> minutes = Integer.parseInt(args[++i]);
        case "--limit" -> limit = Integer.parseInt(args[++i]);
        case "--places" -> places = Integer.parseInt(args[++i]);
        case "--only" -> only = args[++i];
        case "--list" -> list = true;
        default ->
            throw new IllegalArgumentException(
                args[i] + " is no option: use --minutes, --limit, --places, --only or --list");
      }
    }
    return new MutantsOptions(minutes, limit, places, only, list);
  }
}
