package shop;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalogue. */
public class ProductController {
  private static final Logger LOG = LoggerFactory.getLogger(ProductController.class);

  private final ProductRepository products;
  private final ProductDao dao;
  private final Cache<Long, Product> seen = Caffeine.newBuilder().maximumSize(1_000).build();
  private final LoadingCache<Long, Product> prices;
  private final ConcurrentLinkedDeque<Product> recent = new ConcurrentLinkedDeque<>();

  public ProductController(ProductRepository products, Jdbi jdbi) {
    this.products = products;
    this.dao = jdbi.onDemand(ProductDao.class);
    this.prices =
        Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .build(id -> products.find(id).orElseThrow(NotFoundResponse::new));
  }

  private static long id(Context ctx) {
    return ctx.pathParamAsClass("id", Long.class).get();
  }

  public void list(Context ctx) { // BLOCKS: a query, run in JDBI's withHandle
    ctx.json(products.all());
  }

  public void one(Context ctx) { // BLOCKS: a query; the note of it in the cache does not matter
    Product product = products.find(id(ctx)).orElseThrow(NotFoundResponse::new);
    seen.put(product.id(), product);
    ctx.json(product);
  }

  public void cheap(Context ctx) { // BLOCKS: the DAO's method is a query that JDBI generates
    ctx.json(dao.cheaper(10));
  }

  public void remove(Context ctx) { // BLOCKS: an update by the generated DAO
    dao.remove(id(ctx));
    ctx.status(204);
  }

  public void add(Context ctx) { // BLOCKS: a transaction
    Product product = ctx.bodyAsClass(Product.class);
    products.add(product);
    recent.addFirst(product);
    LOG.info("added {}", product.name());
    ctx.status(201);
  }

  public void peek(Context ctx) { // OK: getIfPresent never loads
    Product product = seen.getIfPresent(id(ctx));
    if (product == null) {
      throw new NotFoundResponse();
    }
    ctx.json(product);
  }

  public void price(Context ctx) { // MAY: queries the database when the cache does not have it
    ctx.json(prices.get(id(ctx)).price());
  }

  public void forget(Context ctx) { // OK: drops an entry in memory
    prices.invalidate(id(ctx));
    seen.invalidate(id(ctx));
    ctx.status(204);
  }

  public void recent(Context ctx) { // OK: a list in memory
    ctx.json(List.copyOf(recent));
  }
}
