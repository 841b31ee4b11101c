package shop;

import static io.javalin.apibuilder.ApiBuilder.delete;
import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;
import static io.javalin.apibuilder.ApiBuilder.put;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import io.lettuce.core.RedisClient;
import java.util.Properties;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.springframework.jdbc.core.JdbcTemplate;
import redis.clients.jedis.JedisPool;

/** A shop. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    HikariConfig hikari = new HikariConfig();
    hikari.setJdbcUrl(System.getenv("DATABASE_URL"));
    hikari.setMaximumPoolSize(10);
    HikariDataSource data = new HikariDataSource(hikari);
    Jdbi jdbi = Jdbi.create(data).installPlugin(new SqlObjectPlugin());
    Properties kafka = new Properties();
    kafka.put("bootstrap.servers", "localhost:9092");
    Producer<String, String> producer = new KafkaProducer<>(kafka);

    ProductController products = new ProductController(new ProductRepository(jdbi), jdbi);
    SearchController search = new SearchController(data, Executors.newFixedThreadPool(4));
    OrderController orders = new OrderController(new JdbcTemplate(data), producer);
    CartController cart =
        new CartController(
            new JedisPool("localhost", 6379),
            RedisClient.create("redis://localhost").connect());

    Javalin.create(
            config ->
                config.routes.apiBuilder(
                    () -> {
                      path(
                          "/products",
                          () -> {
                            get(products::list);
                            post(products::add);
                            get("/cheap", products::cheap);
                            get("/recent", products::recent);
                            get("/search", search::search);
                            get("/count", search::count);
                            get("/explain", search::explain);
                            get("/later", search::later);
                            path(
                                "/{id}",
                                () -> {
                                  get(products::one);
                                  delete(products::remove);
                                  put("/name", search::rename);
                                  get("/peek", products::peek);
                                  get("/price", products::price);
                                  delete("/price", products::forget);
                                });
                          });
                      path(
                          "/orders",
                          () -> {
                            post(orders::place);
                            get("/totals", orders::totals);
                            get("/latest", orders::latest);
                            post("/announce", orders::announce);
                            post("/confirm", orders::confirm);
                            post("/quote", orders::quote);
                            post("/preview", orders::preview);
                            get("/of/{customer}", orders::history);
                          });
                      path(
                          "/cart",
                          () -> {
                            get(cart::show);
                            post(cart::add);
                            get("/pool", cart::pool);
                            path(
                                "/{customer}",
                                () -> {
                                  put(cart::save);
                                  get(cart::load);
                                  get("/async", cart::fetch);
                                  get("/now", cart::fetchNow);
                                  get("/both", cart::both);
                                  delete(cart::drop);
                                });
                          });
                    }))
        .start(7070);
  }
}
