package press;

import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.util.FileUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** Pages. */
public class Pages {
  private final org.thymeleaf.TemplateEngine thymeleaf;
  private final org.thymeleaf.TemplateEngine inline = new org.thymeleaf.TemplateEngine();
  private final Configuration freemarker;
  private final TemplateEngine jte;
  private final Template greeting;

  public Pages(
      org.thymeleaf.TemplateEngine thymeleaf, Configuration freemarker, TemplateEngine jte)
      throws IOException {
    this.thymeleaf = thymeleaf;
    this.freemarker = freemarker;
    this.jte = jte;
    this.greeting = new Template("hi", new StringReader("Hello ${name}"), freemarker);
    StringTemplateResolver strings = new StringTemplateResolver();
    strings.setTemplateMode(TemplateMode.TEXT);
    inline.setTemplateResolver(strings);
  }

  private static Map<String, Object> model(Context ctx) {
    return Map.of("name", String.valueOf(ctx.queryParam("name")));
  }

  public void index(Context ctx) { // MAY: loads the template when it is not cached
    org.thymeleaf.context.Context data = new org.thymeleaf.context.Context();
    data.setVariables(model(ctx));
    ctx.html(thymeleaf.process("index", data));
  }

  public void about(Context ctx) throws IOException, TemplateException { // MAY: getTemplate loads or looks for changes
    StringWriter page = new StringWriter();
    freemarker.getTemplate("about.ftlh").process(model(ctx), page);
    ctx.html(page.toString());
  }

  public void shelf(Context ctx) { // MAY: jte compiles templates from their folder at first use
    StringOutput page = new StringOutput();
    jte.render("shelf.jte", model(ctx), page);
    ctx.html(page.toString());
  }

  public void greet(Context ctx) throws IOException, TemplateException { // OK: the template was made at start, the writer is in memory
    StringWriter page = new StringWriter();
    greeting.process(model(ctx), page);
    ctx.html(page.toString());
  }

  public void inline(Context ctx) { // OK: the template is the string itself
    org.thymeleaf.context.Context data = new org.thymeleaf.context.Context();
    data.setVariable("name", ctx.queryParam("name"));
    ctx.result(inline.process("Hello [[${name}]]", data));
  }

  public void rendered(Context ctx) { // MAY: the file renderer of this application loads templates
    ctx.render("contact.html", model(ctx));
  }

  public void licence(Context ctx) throws IOException { // BLOCKS: reads a resource at each request
    try (InputStream text = Pages.class.getResourceAsStream("/LICENSE")) {
      ctx.result(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  public void imprint(Context ctx) { // BLOCKS: Javalin's FileUtil reads a resource
    ctx.html(FileUtil.readResource("/imprint.html"));
  }

  public void robots(Context ctx) { // OK: a constant
    ctx.contentType("text/plain").result("User-agent: *\nDisallow: /admin\n");
  }
}
