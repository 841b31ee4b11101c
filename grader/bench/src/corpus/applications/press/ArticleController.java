package press;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.apibuilder.CrudHandler;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Articles with JPA, as a set of routes. */
public class ArticleController implements CrudHandler {
  private final EntityManagerFactory factory;
  private final ObjectMapper json = new ObjectMapper();

  public ArticleController(EntityManagerFactory factory) {
    this.factory = factory;
  }

  @Override
  public void getAll(Context ctx) { // BLOCKS: getResultList runs the query
    try (EntityManager entities = factory.createEntityManager()) {
      ctx.json(entities.createQuery("from Article", Article.class).getResultList());
    }
  }

  @Override
  public void getOne(Context ctx, String id) { // BLOCKS: find selects
    try (EntityManager entities = factory.createEntityManager()) {
      Article article = entities.find(Article.class, Long.valueOf(id));
      if (article == null) {
        throw new NotFoundResponse();
      }
      ctx.json(article);
    }
  }

  @Override
  public void create(Context ctx) { // BLOCKS: persist and commit write
    Article article = ctx.bodyAsClass(Article.class);
    try (EntityManager entities = factory.createEntityManager()) {
      entities.getTransaction().begin();
      entities.persist(article);
      entities.getTransaction().commit();
    }
    ctx.status(201).json(article);
  }

  @Override
  public void update(Context ctx, String id) { // BLOCKS: Hibernate's inTransaction and get
    factory
        .unwrap(SessionFactory.class)
        .inTransaction(
            (Session session) -> {
              Article article = session.get(Article.class, Long.valueOf(id));
              article.setTitle(ctx.formParam("title"));
            });
  }

  @Override
  public void delete(Context ctx, String id) { // BLOCKS: executeUpdate
    factory
        .unwrap(SessionFactory.class)
        .inSession(
            session ->
                session
                    .createMutationQuery("delete from Article where id = :id")
                    .setParameter("id", Long.valueOf(id))
                    .executeUpdate());
  }

  public void draft(Context ctx) throws IOException { // OK: an entity that no one stores
    Article article = json.readValue(ctx.body(), Article.class);
    article.setTitle(article.getTitle().strip());
    ctx.contentType("application/json").result(json.writeValueAsBytes(article));
  }

  public void mapped(Context ctx) { // OK: the metamodel is in memory
    ctx.json(
        Map.of(
            "open", factory.isOpen(),
            "entities", factory.getMetamodel().getEntities().size()));
  }
}
