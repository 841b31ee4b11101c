package courier;

import io.javalin.Javalin;
import jakarta.mail.Session;
import java.io.File;
import java.util.Properties;
import java.util.concurrent.Executors;
import org.simplejavamail.mailer.MailerBuilder;

/** Sends letters, tells the news. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "localhost");
    Letters letters =
        new Letters(
            Session.getInstance(properties),
            MailerBuilder.withSMTPServer("localhost", 25).buildMailer(),
            Executors.newFixedThreadPool(2));
    News news = new News(Executors.newScheduledThreadPool(1));
    Journal journal = new Journal(new File("journal.json"));

    Javalin.create(
            config -> {
              config.routes.post("/letters", letters::send);
              config.routes.post("/letters/by-pool", letters::sendByPool);
              config.routes.post("/letters/compose", letters::compose);
              config.routes.post("/letters/unread", letters::unread);
              config.routes.post("/simple", letters::simple);
              config.routes.post("/simple/later", letters::simpleLater);
              config.routes.post("/simple/draft", letters::simpleDraft);
              config.routes.sse("/news", news::subscribe);
              config.routes.sse("/ticking", news::ticking);
              config.routes.sse("/countdown", news::countdown);
              config.routes.post("/news", news::publish);
              config.routes.post("/news/later", news::publishLater);
              config.routes.get("/news/readers", news::readers);
              config.routes.get("/journal", journal::all);
              config.routes.put("/journal", journal::replace);
              config.routes.get("/journal/remote", journal::remote);
              config.routes.post("/journal/pick", journal::pick);
              config.routes.get("/journal/convert", journal::convert);
              config.routes.post("/journal/gson", journal::gson);
              config.routes.get("/journal/gson", journal::gsonRead);
              config.routes.put("/journal/gson", journal::gsonWrite);
            })
        .start(7076);
  }
}
