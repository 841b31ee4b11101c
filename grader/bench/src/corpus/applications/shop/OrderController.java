package shop;

import com.google.gson.Gson;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Orders: kept with Spring's templates, told to others by Kafka. */
public class OrderController {
  private static final Logger LOG = LoggerFactory.getLogger(OrderController.class);

  private final JdbcTemplate jdbc;
  private final NamedParameterJdbcTemplate named;
  private final Producer<String, String> events;
  private final Gson gson = new Gson();

  public OrderController(JdbcTemplate jdbc, Producer<String, String> events) {
    this.jdbc = jdbc;
    this.named = new NamedParameterJdbcTemplate(jdbc);
    this.events = events;
  }

  private ProducerRecord<String, String> event(Order order) {
    return new ProducerRecord<>("orders", order.customer(), gson.toJson(order));
  }

  private static SqlParameterSource parameters(Order order) {
    return new MapSqlParameterSource("customer", order.customer())
        .addValue("total", order.total())
        .addValue("at", Timestamp.from(Instant.now()));
  }

  public void history(Context ctx) { // BLOCKS: JdbcTemplate.queryForList
    ctx.json(
        jdbc.queryForList("select * from orders where customer = ?", ctx.pathParam("customer")));
  }

  public void totals(Context ctx) { // BLOCKS: JdbcTemplate.query with a row mapper
    List<BigDecimal> totals =
        jdbc.query("select total from orders", (row, number) -> row.getBigDecimal("total"));
    ctx.json(totals);
  }

  public void place(Context ctx) { // BLOCKS: an update with named parameters
    Order order = gson.fromJson(ctx.body(), Order.class);
    named.update("insert into orders values (:customer, :total, :at)", parameters(order));
    ctx.status(201);
  }

  public void latest(Context ctx) { // BLOCKS: queryForObject, whatever the exception's handler does
    try {
      ctx.json(jdbc.queryForObject("select max(total) from orders", BigDecimal.class));
    } catch (EmptyResultDataAccessException e) {
      ctx.status(404);
    }
  }

  public void announce(Context ctx) { // MAY: send waits for metadata or for room in the buffer
    events.send(
        event(ctx.bodyAsClass(Order.class)),
        (metadata, failure) -> {
          if (failure != null) {
            LOG.error("lost an order", failure);
          }
        });
    ctx.status(202);
  }

  public void confirm(Context ctx) throws ExecutionException, InterruptedException { // BLOCKS: waits for the broker's answer
    long offset = events.send(event(ctx.bodyAsClass(Order.class))).get().offset();
    ctx.json(Map.of("offset", offset));
  }

  public void quote(Context ctx) { // OK: sums up in memory
    Order order = ctx.bodyAsClass(Order.class);
    ctx.json(Map.of("total", order.total(), "lines", order.lines().size()));
  }

  public void preview(Context ctx) { // OK: a record and parameters are built, nothing is sent
    Order order = gson.fromJson(ctx.body(), Order.class);
    ProducerRecord<String, String> record = event(order);
    ctx.json(
        Map.of(
            "topic", record.topic(),
            "value", record.value(),
            "total", String.valueOf(parameters(order).getValue("total"))));
  }
}
