package unblock.engine.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import unblock.message.Message;

/**
 * A show for a person who does not program: runs the article's servers for real, asks for a
 * prediction before, draws what happened in the terminal, and writes it as a page.
 */
public final class Demo {
  /** What is run. */
  public enum Subject {
    /** Blocking and non-blocking handlers on a server with one worker. */
    HANDLERS,

    /** Both kinds of handlers on five kinds of servers. */
    SERVER_MODELS
  }

  private Demo() {}

  /**
   * Runs the demo.
   *
   * @param page the file to write
   * @throws IOException when a server could not be run, with a message for people, or the page
   *     could not be written
   */
  public static void run(Subject subject, Path page, DemoScreen screen) throws IOException {
    try (ArticleServers servers = new ArticleServers()) {
      Thread onInterrupt = new Thread(() -> end(servers), "end");
      Runtime.getRuntime().addShutdownHook(onInterrupt);
      String html =
          switch (subject) {
            case HANDLERS -> new HandlersDemo(servers, screen).run();
            case SERVER_MODELS -> new ModelsDemo(servers, screen).run();
          };
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
      Files.writeString(page, html);
      screen.blank();
      screen.text(Message.of("demo.page", "file", page.toString()));
    }
  }

  /** Ctrl-C leaves no child and no file. */
  private static void end(ArticleServers servers) {
    try {
      servers.close();
    } catch (IOException e) {
      // The system's own clean-up of temporary files deletes the rest.
    }
  }
}
