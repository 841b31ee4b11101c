package shop;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Products in the database. */
public class ProductRepository {
  private final Jdbi jdbi;

  public ProductRepository(Jdbi jdbi) {
    this.jdbi = jdbi;
    jdbi.registerRowMapper(ConstructorMapper.factory(Product.class));
  }

  List<Product> all() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select * from product").mapTo(Product.class).list());
  }

  Optional<Product> find(long id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from product where id = :id")
                .bind("id", id)
                .mapTo(Product.class)
                .findFirst());
  }

  void add(Product product) {
    jdbi.useTransaction(
        handle ->
            handle.execute(
                "insert into product (id, name, price) values (?, ?, ?)",
                product.id(),
                product.name(),
                product.price()));
  }
}
