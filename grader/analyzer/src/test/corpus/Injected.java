package corpus;

import com.google.inject.Injector;
import com.google.inject.Provides;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.springframework.context.ApplicationContext;

/** Objects that a container or a factory creates: only their declared type is known. */
class Injected extends Handlers {
  private final Injector injector;
  private final ApplicationContext spring;
  private final Registry registry = new Registry();
  private final Slow made;
  private final Quick quick;
  private final Store store;
  private final Generated generated;
  private final Component component;
  @Inject private Slow field;
  @Inject private Provider<Slow> provider;

  @Inject
  Injected(
      Injector injector,
      ApplicationContext spring,
      Store store,
      Generated generated,
      Component component) {
    this.injector = injector;
    this.spring = spring;
    this.store = store;
    this.generated = generated;
    this.component = component;
    this.made = injector.getInstance(Slow.class);
    this.quick = injector.getInstance(Quick.class);
    registry.put(Slow.class, new Slow(Map.of()));
  }

  void instanceOfAContainer(Context ctx) throws Exception { // BLOCKS: S.slow sleeps
    ctx.result(made.load());
  }

  void instanceOfAContainerInTheHandler(Context ctx) throws Exception { // BLOCKS: it sleeps
    ctx.result(injector.getInstance(Slow.class).load());
  }

  void innocentInstanceOfAContainer(Context ctx) { // OK: nothing waits
    ctx.result(quick.load());
  }

  void beanByClass(Context ctx) throws Exception { // BLOCKS: it sleeps
    ctx.result(spring.getBean(Slow.class).load());
  }

  void beanByName(Context ctx) throws Exception { // BLOCKS: it sleeps
    ctx.result(((Slow) spring.getBean("slow")).load());
  }

  void innocentBean(Context ctx) { // OK: nothing waits
    ctx.result(spring.getBean(Quick.class).load());
  }

  void injectedField(Context ctx) throws Exception { // BLOCKS: it sleeps
    ctx.result(field.load());
  }

  void injectedProvider(Context ctx) throws Exception { // BLOCKS: it sleeps
    ctx.result(provider.get().load());
  }

  void boundInterface(Context ctx) throws Exception { // BLOCKS: the bound class sleeps
    ctx.result(store.find("a"));
  }

  void componentsMethod(Context ctx) throws Exception { // BLOCKS: it sleeps
    ctx.result(component.slow().load());
  }

  void factoryByClassLiteral(Context ctx) throws Exception { // BLOCKS: it sleeps
    ctx.result(registry.get(Slow.class).load());
  }

  void supplied(Context ctx) throws Exception { // BLOCKS: it sleeps
    Supplier<Slow> slow = () -> injector.getInstance(Slow.class);
    ctx.result(slow.get().load());
  }

  void generatedImplementation(Context ctx) { // OPAQUE: no class implements it
    ctx.result(generated.name());
  }

  void generatedInTheHandler(Context ctx) { // OPAQUE: no class implements it
    ctx.result(injector.getInstance(Generated.class).name());
  }

  void generatedOffTheWorker(Context ctx) { // OK: another thread calls it
    ctx.async(() -> ctx.result(generated.name()));
  }

  static final class Slow {
    private final Map<String, String> rows;

    @Inject
    Slow(Map<String, String> rows) {
      this.rows = rows;
    }

    String load() throws Exception {
      Thread.sleep(1000);
      return rows.toString();
    }
  }

  static final class Quick {
    String load() {
      return "quick";
    }
  }

  interface Provider<T> {
    T get();
  }

  interface Store {
    String find(String name) throws Exception;
  }

  static final class MemoryStore implements Store {
    @Override
    public String find(String name) {
      return name;
    }
  }

  static final class SlowStore implements Store {
    @Inject
    SlowStore() {}

    @Override
    public String find(String name) throws Exception {
      Thread.sleep(1000);
      return name;
    }
  }

  interface Generated {
    String name();
  }

  interface Component {
    Slow slow();
  }

  static final class Module {
    @Provides
    Quick quick() {
      return new Quick();
    }
  }

  static final class Registry {
    private final Map<Class<?>, Object> objects = new HashMap<>();

    <T> void put(Class<T> type, T object) {
      objects.put(type, object);
    }

    <T> T get(Class<T> type) {
      return type.cast(objects.get(type));
    }
  }
}
