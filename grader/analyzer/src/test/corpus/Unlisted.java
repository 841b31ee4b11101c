package corpus;

import io.javalin.http.Context;
import java.rmi.Naming;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.util.Optional;
import nobody.knows.LedgerClient;
import nobody.knows.LedgerRepository;
import nobody.knows.WithPersistenceUnit;
import org.jongo.Jongo;
import org.jongo.MongoCollection;

/** Calls of libraries that are missing; of most of them, the names are all that is known. */
class Unlisted extends Handlers {
  /** A remote object, of which only the interface is here. */
  interface Directory extends Remote {
    String member(String name) throws RemoteException;
  }

  /** A store with methods that it inherits. */
  static class Ledger implements WithPersistenceUnit {
    Optional<String> page(String id) {
      return Optional.of(id).map(each -> find(String.class, each));
    }

    String name() {
      return unitName();
    }
  }

  private final LedgerRepository pages = new LedgerRepository();
  private final LedgerClient client = LedgerClient.builder().connectTimeout(1).build();
  private final Ledger ledger = new Ledger();
  private final Jongo jongo = new Jongo();

  void namedLikeALookUp(Context ctx) { // MAY: a repository that finds
    ctx.result(pages.findByName("first"));
  }

  void namedLikeALookUpWithAFuture(Context ctx) { // OK: the result comes later
    ctx.future(() -> pages.findLater("first").thenAccept(ctx::result));
  }

  void namedLikeAGetter(Context ctx) { // OK: nothing in the name speaks of a look-up
    ctx.json(pages.names());
  }

  void namedLikeARequest(Context ctx) { // MAY: a client that gets
    ctx.result(client.get("/first"));
  }

  void namedLikeAProperty(Context ctx) { // OK: a getter of a client
    ctx.result(client.getName());
  }

  void builtOnce(Context ctx) { // OK: a builder connects nobody
    LedgerClient.builder().connect("localhost").build();
    ctx.result("built");
  }

  void inherited(Context ctx) { // MAY: a method of the missing supertype
    ctx.result(ledger.page("first").orElse(""));
  }

  void inheritedGetter(Context ctx) { // OK: the unit's name
    ctx.result(ledger.name());
  }

  void remoteObject(Context ctx) throws Exception { // BLOCKS: asks the registry and the object
    Directory directory = (Directory) Naming.lookup("directory");
    ctx.result(directory.member("alice"));
  }

  void remoteObjectOnly(Context ctx) throws Exception { // BLOCKS: a call over the network
    ctx.result(given().member("alice"));
  }

  private static Directory given() {
    return Holder.directory;
  }

  /** Where the start-up would put the remote object. */
  static final class Holder {
    static Directory directory;
  }

  void jongoFindsOne(Context ctx) { // BLOCKS: waits for the database
    MongoCollection members = jongo.getCollection("members");
    ctx.result(members.findOne("{name: #}", "alice").as(String.class));
  }

  void jongoFinds(Context ctx) { // BLOCKS: the cursor waits for the database
    StringBuilder all = new StringBuilder();
    for (String name : jongo.getCollection("members").find("{}").as(String.class)) {
      all.append(name);
    }
    ctx.result(all.toString());
  }

  void jongoQueryOnly(Context ctx) { // OK: only builds the query
    jongo.getCollection("members").findOne("{name: #}", "alice");
    ctx.result("built");
  }
}
