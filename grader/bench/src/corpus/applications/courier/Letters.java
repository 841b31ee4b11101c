package courier;

import io.javalin.http.Context;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.email.EmailBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mail, with Jakarta Mail and with Simple Java Mail. */
public class Letters {
  private static final Logger LOG = LoggerFactory.getLogger(Letters.class);

  private final Session session;
  private final Mailer mailer;
  private final ExecutorService pool;

  public Letters(Session session, Mailer mailer, ExecutorService pool) {
    this.session = session;
    this.mailer = mailer;
    this.pool = pool;
  }

  private MimeMessage message(Context ctx) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress("courier@example.org"));
    message.setRecipients(Message.RecipientType.TO, ctx.formParam("to"));
    message.setSubject("A letter", "UTF-8");
    message.setText(ctx.formParam("text"), "UTF-8");
    return message;
  }

  private static Email email(Context ctx) {
    return EmailBuilder.startingBlank()
        .from("courier@example.org")
        .to(ctx.formParam("to"))
        .withSubject("A letter")
        .withPlainText(ctx.formParam("text"))
        .buildEmail();
  }

  public void send(Context ctx) throws MessagingException { // BLOCKS: Transport.send talks to the mail server
    Transport.send(message(ctx));
    ctx.status(201);
  }

  public void sendByPool(Context ctx) throws MessagingException { // OK: the pool sends
    MimeMessage message = message(ctx);
    pool.submit(
        () -> {
          try {
            Transport.send(message);
          } catch (MessagingException e) {
            LOG.error("not sent", e);
          }
        });
    ctx.status(202);
  }

  public void compose(Context ctx) throws MessagingException { // OK: a message is built in memory
    MimeMessage message = message(ctx);
    ctx.json(
        Map.of(
            "subject", message.getSubject(),
            "recipients", message.getAllRecipients().length));
  }

  public void unread(Context ctx) throws MessagingException { // BLOCKS: connects to the IMAP server and asks
    try (Store store = session.getStore("imaps")) {
      store.connect("imap.example.org", ctx.formParam("user"), ctx.formParam("password"));
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      ctx.json(Map.of("unread", inbox.getUnreadMessageCount()));
    }
  }

  public void simple(Context ctx) { // BLOCKS: sendMail sends here unless told otherwise
    mailer.sendMail(email(ctx));
    ctx.status(201);
  }

  public void simpleLater(Context ctx) { // OK: sent asynchronously
    ctx.future(() -> mailer.sendMail(email(ctx), true).thenRun(() -> ctx.status(201)));
  }

  public void simpleDraft(Context ctx) { // OK: an e-mail is a value
    Email email = email(ctx);
    ctx.json(Map.of("subject", email.getSubject(), "to", email.getRecipients().size()));
  }
}
