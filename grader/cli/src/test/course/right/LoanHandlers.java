package unblock.exercises.loans;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import library.given.Loan;
import library.given.LoanApi;
import library.given.LoanStore;

/** A pool of 16 looks loans up. */
public final class LoanHandlers implements LoanApi {
  private final LoanStore loans;
  private final ExecutorService pool = Executors.newFixedThreadPool(16);

  public LoanHandlers(LoanStore loans) {
    this.loans = loans;
  }

  @Override
  public void loan(Context ctx) {
    answer(ctx, loan -> Map.of("book", loan.book(), "member", loan.member()));
  }

  @Override
  public void giveBack(Context ctx) {
    answer(ctx, loan -> Map.of("book", loan.book(), "due", loan.due()));
  }

  private void answer(Context ctx, Function<Loan, Map<String, String>> reply) {
    String book = ctx.formParam("book");
    if (book == null || book.isBlank()) {
      ctx.status(400).json(Map.of("detail", "book is required"));
      return;
    }
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> loans.find(book), pool)
                .thenAccept(found -> reply(ctx, found.map(reply)))
                .exceptionally(
                    failure -> {
                      ctx.status(503).json(Map.of("detail", "Service unavailable"));
                      return null;
                    }));
  }

  private static void reply(Context ctx, Optional<Map<String, String>> fields) {
    if (fields.isEmpty()) {
      ctx.status(404).json(Map.of("detail", "Book not found"));
    } else {
      ctx.json(fields.get());
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
