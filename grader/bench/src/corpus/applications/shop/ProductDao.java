package shop;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** JDBI implements it at run time. */
public interface ProductDao {
  @SqlQuery("select id, name, price from product where id = :id")
  Product byId(@Bind("id") long id);

  @SqlQuery("select id, name, price from product where price < :price")
  List<Product> cheaper(@Bind("price") int price);

  @SqlUpdate("delete from product where id = :id")
  void remove(@Bind("id") long id);
}
