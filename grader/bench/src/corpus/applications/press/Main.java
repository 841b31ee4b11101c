package press;

import static io.javalin.apibuilder.ApiBuilder.crud;
import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import com.auth0.jwt.exceptions.JWTVerificationException;
import freemarker.template.Configuration;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import io.javalin.Javalin;
import jakarta.persistence.Persistence;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.sql2o.Sql2o;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** A newspaper. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    org.thymeleaf.TemplateEngine thymeleaf = new org.thymeleaf.TemplateEngine();
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("/templates/");
    resolver.setSuffix(".html");
    thymeleaf.setTemplateResolver(resolver);
    Configuration freemarker = new Configuration(Configuration.VERSION_2_3_34);
    freemarker.setClassForTemplateLoading(Main.class, "/templates");
    TemplateEngine jte =
        TemplateEngine.create(new DirectoryCodeResolver(Path.of("jte")), ContentType.Html);

    Pages pages = new Pages(thymeleaf, freemarker, jte);
    ArticleController articles =
        new ArticleController(Persistence.createEntityManagerFactory("press"));
    CommentController comments;
    try (InputStream settings = Resources.getResourceAsStream("mybatis.xml")) {
      comments = new CommentController(new SqlSessionFactoryBuilder().build(settings));
    }
    Login login =
        new Login(new ConcurrentHashMap<>(), "secret".getBytes(StandardCharsets.UTF_8));
    Sql2o sql2o = new Sql2o("jdbc:sqlite:audit.db", "", "");

    Javalin.create(
            config -> {
              config.fileRenderer(
                  (file, model, ctx) ->
                      thymeleaf.process(
                          file, new org.thymeleaf.context.Context(null, Main.copy(model))));
              config.routes.before(new Timing());
              config.routes.before("/articles/*", login::check);
              config.routes.after("/articles/*", new Audit(sql2o));
              config.routes.exception(JWTVerificationException.class, login::refused);
              config.routes.apiBuilder(
                  () -> {
                    crud("/articles/{article}", articles);
                    post("/drafts", articles::draft);
                    get("/mapped", articles::mapped);
                    path(
                        "/comments/{article}",
                        () -> {
                          get(comments::list);
                          post(comments::add);
                          get("/count", comments::count);
                        });
                    get("/statements", comments::statements);
                    post("/login", login::login);
                    post("/register", login::register);
                    post("/derive", login::derive);
                    get("/token", login::token);
                    post("/sign", login::sign);
                    post("/logout", login::logout);
                    get("/", pages::index);
                    get("/about", pages::about);
                    get("/shelf", pages::shelf);
                    get("/greet", pages::greet);
                    get("/inline", pages::inline);
                    get("/contact", pages::rendered);
                    get("/licence", pages::licence);
                    get("/imprint", pages::imprint);
                    get("/robots.txt", pages::robots);
                  });
            })
        .start(7073);
  }

  private static java.util.Map<String, Object> copy(java.util.Map<String, ?> model) {
    return new java.util.HashMap<>(model);
  }
}
