package ops;

import io.javalin.http.Context;
import java.io.FileReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** What can be set while the server runs. */
public class Settings {
  private final AtomicReference<Properties> current = new AtomicReference<>(new Properties());
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private String banner = "";

  public void reload(Context ctx) throws IOException { // BLOCKS: reads a file
    Properties properties = new Properties();
    try (FileReader reader = new FileReader("settings.properties")) {
      properties.load(reader);
    }
    current.set(properties);
  }

  public void replace(Context ctx) throws IOException { // OK: reads the body's text
    Properties properties = new Properties();
    properties.load(new StringReader(ctx.body()));
    current.set(properties);
  }

  public void show(Context ctx) throws IOException { // OK: writes into a string
    StringWriter text = new StringWriter();
    current.get().store(text, "settings");
    ctx.result(text.toString());
  }

  public void banner(Context ctx) throws InterruptedException { // BLOCKS: holds the lock and sleeps for the show of it
    lock.writeLock().lock();
    try {
      Thread.sleep(100);
      banner = ctx.body();
    } finally {
      lock.writeLock().unlock();
    }
  }

  public void showBanner(Context ctx) { // MAY: the read lock waits while a writer holds the lock
    lock.readLock().lock();
    try {
      ctx.result(banner);
    } finally {
      lock.readLock().unlock();
    }
  }

  public void environment(Context ctx) { // OK: the environment is in memory
    ctx.json(System.getenv().keySet());
  }

  public void plugin(Context ctx) throws ReflectiveOperationException { // OPAQUE: calls what the request names
    Class<?> type = Class.forName("plugins." + ctx.pathParam("name"));
    Object plugin = type.getDeclaredConstructor().newInstance();
    ctx.result(String.valueOf(type.getMethod("run").invoke(plugin)));
  }
}
