package arena;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A game of two; whoever waits for the second player waits for {@link #full}. */
public final class Game {
  final String id;
  final CompletableFuture<Game> full = new CompletableFuture<>();
  private final List<String> moves = new ArrayList<>();

  Game(String id) {
    this.id = id;
  }

  void move(String move) {
    moves.add(move);
  }

  List<String> moves() {
    return List.copyOf(moves);
  }
}
