package arena;

/** Who plays, and how well. */
public record Player(String name, int rating) {
  Player won() {
    return new Player(name, rating + 16);
  }
}
