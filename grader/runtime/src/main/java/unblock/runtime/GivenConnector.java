package unblock.runtime;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.Collection;
import java.util.EventListener;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The only connector of the given server. While the server runs, the connector can neither be
 * closed nor asked for its socket. Otherwise a submission could free the port and start a server of
 * its own there, with any number of workers.
 */
final class GivenConnector extends ServerConnector {
  private static final int ONE_SELECTOR = 1;

  private final @Nullable ServerSeal seal;

  /**
   * Creates a connector that does not listen yet. The selector accepts connections, on a thread of
   * the pool.
   */
  GivenConnector(Server server, Scheduler scheduler, ServerSeal seal, ConnectionFactory http) {
    super(server, null, scheduler, null, 0, ONE_SELECTOR, http);
    this.seal = seal;
  }

  /** Whether the seal is closed. The superclass constructor adds beans before the seal is set. */
  private boolean isSealed() {
    return seal != null && seal.isSealed();
  }

  private void check() {
    if (seal != null) {
      seal.check();
    }
  }

  @Override
  protected void doStart() throws Exception {
    check();
    super.doStart();
  }

  @Override
  protected void doStop() throws Exception {
    check();
    super.doStop();
  }

  @Override
  public void open() throws IOException {
    check();
    super.open();
  }

  @Override
  public void open(ServerSocketChannel channel) throws IOException {
    check();
    super.open(channel);
  }

  @Override
  public void close() {
    check();
    super.close();
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    check();
    return super.shutdown();
  }

  @Override
  public void setAccepting(boolean accepting) {
    check();
    super.setAccepting(accepting);
  }

  @Override
  public void setConnectionFactories(Collection<ConnectionFactory> factories) {
    check();
    super.setConnectionFactories(factories);
  }

  @Override
  public void addConnectionFactory(ConnectionFactory factory) {
    check();
    super.addConnectionFactory(factory);
  }

  @Override
  public @Nullable ConnectionFactory removeConnectionFactory(String protocol) {
    check();
    return super.removeConnectionFactory(protocol);
  }

  @Override
  public @Nullable SelectorManager getSelectorManager() {
    return isSealed() ? null : super.getSelectorManager();
  }

  @Override
  public @Nullable Object getTransport() {
    return isSealed() ? null : super.getTransport();
  }

  /** Refused while the server runs, because a listener receives all beans, the socket included. */
  @Override
  public boolean addEventListener(EventListener listener) {
    check();
    return super.addEventListener(listener);
  }

  @Override
  public boolean removeBean(Object bean) {
    check();
    return super.removeBean(bean);
  }

  @Override
  public void removeBeans() {
    check();
    super.removeBeans();
  }

  @Override
  public void unmanage(Object bean) {
    check();
    super.unmanage(bean);
  }

  @Override
  public Collection<Object> getBeans() {
    return isSealed() ? List.of() : super.getBeans();
  }

  @Override
  public <T> Collection<T> getBeans(Class<T> type) {
    return isSealed() ? List.of() : super.getBeans(type);
  }

  @Override
  public <T> @Nullable T getBean(Class<T> type) {
    return isSealed() ? null : super.getBean(type);
  }

  @Override
  public <T> Collection<T> getContainedBeans(Class<T> type) {
    return isSealed() ? List.of() : super.getContainedBeans(type);
  }
}
