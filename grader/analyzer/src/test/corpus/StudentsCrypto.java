package corpus;

import io.javalin.http.Context;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import unblock.given.AsyncUserStore;
import unblock.given.User;

/** Passwords hashed well, too well, or elsewhere; and calls that no reader can follow. */
class StudentsCrypto extends Handlers {
  private static final int ROUNDS = 310_000;

  private final AsyncUserStore users;
  private final PasswordHasher strong = new Pbkdf2Hasher();
  private final PasswordHasher quick = new Sha256Hasher();
  private final ExecutorService cpu = Executors.newFixedThreadPool(2);

  StudentsCrypto(AsyncUserStore users) {
    this.users = users;
  }

  interface PasswordHasher {
    byte[] hash(String password, byte[] salt);

    default boolean matches(String password, byte[] salt, byte[] expected) {
      return MessageDigest.isEqual(hash(password, salt), expected);
    }
  }

  static class Pbkdf2Hasher implements PasswordHasher {
    @Override
    public byte[] hash(String password, byte[] salt) {
      PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, ROUNDS, 256);
      try {
        SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
        return factory.generateSecret(spec).getEncoded();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      } finally {
        spec.clearPassword();
      }
    }
  }

  static class Sha256Hasher implements PasswordHasher {
    @Override
    public byte[] hash(String password, byte[] salt) {
      MessageDigest digest = sha256();
      digest.update(salt);
      return digest.digest(password.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] saltOf(String name) {
    return Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), 16);
  }

  void loginStretched(Context ctx) { // COMPUTES: PBKDF2 with 310000 rounds, and on the worker
    String name = ctx.formParam("username");
    byte[] hash = strong.hash(ctx.formParam("password"), saltOf(name));
    ctx.json(Map.of("username", name, "hash", HexFormat.of().formatHex(hash)));
  }

  void loginStretchedOnLoop(Context ctx) { // COMPUTES: the continuation hashes on the loop
    String name = ctx.formParam("username");
    String password = ctx.formParam("password");
    ctx.future(
        () ->
            users
                .find(name)
                .thenApply(found -> found.map(User::password).orElse(""))
                .thenApply(stored -> strong.hash(stored, saltOf(name)))
                .thenApply(stored -> strong.matches(password, saltOf(name), stored))
                .thenAccept(right -> ctx.status(right ? 200 : 401))
                .toCompletableFuture());
  }

  void loginStretchedElsewhere(Context ctx) { // OK: the hashing goes to its own two threads
    String name = ctx.formParam("username");
    String password = ctx.formParam("password");
    ctx.future(
        () ->
            users
                .find(name)
                .thenApplyAsync(found -> strong.hash(password, saltOf(name)), cpu)
                .thenAccept(hash -> ctx.result(HexFormat.of().formatHex(hash)))
                .toCompletableFuture());
  }

  void loginQuick(Context ctx) { // OK: one SHA-256 of a password takes microseconds
    String name = ctx.formParam("username");
    byte[] hash = quick.hash(ctx.formParam("password"), saltOf(name));
    ctx.json(Map.of("username", name, "hash", HexFormat.of().formatHex(hash)));
  }

  void sessionSigned(Context ctx) throws GeneralSecurityException { // OK: one HMAC of a short text
    byte[] nonce = new byte[16];
    new SecureRandom().nextBytes(nonce);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("not so secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update(nonce);
    byte[] signature = mac.doFinal(ctx.formParam("username").getBytes(StandardCharsets.UTF_8));
    ctx.result(Base64.getEncoder().encodeToString(signature));
  }

  void hashedManyTimes(Context ctx) { // COMPUTES: SHA-256 a million times over
    MessageDigest digest = sha256();
    byte[] state = ctx.formParam("password").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 1_000_000; i++) {
      digest.reset();
      state = digest.digest(state);
    }
    ctx.result(HexFormat.of().formatHex(state));
  }

  void coinMined(Context ctx) { // COMPUTES: hashes until six hex digits are zero
    MessageDigest digest = sha256();
    String block = ctx.formParam("block");
    long nonce = 0;
    String hash;
    do {
      nonce++;
      byte[] bytes = digest.digest((block + nonce).getBytes(StandardCharsets.UTF_8));
      hash = HexFormat.of().formatHex(bytes);
    } while (!hash.startsWith("000000"));
    ctx.json(Map.of("nonce", nonce, "hash", hash));
  }

  void keyPairMade(Context ctx) throws GeneralSecurityException { // COMPUTES: a new RSA key
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(4096);
    KeyPair pair = generator.generateKeyPair();
    ctx.result(Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
  }

  void primeSearched(Context ctx) { // COMPUTES: looks for a prime of 3072 bits
    BigInteger prime = BigInteger.probablePrime(3072, new SecureRandom());
    ctx.json(Map.of("prime", prime.toString(36), "for", ctx.formParam("username")));
  }

  void primeSearchedOnPool(Context ctx) { // OK: the same search, on a thread that may be busy
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(
                    () -> BigInteger.probablePrime(3072, new SecureRandom()), cpu)
                .thenAccept(prime -> ctx.result(prime.toString(36))));
  }

  /** What the form's field "action" may name. */
  public static class Actions {
    public String hello(String name) {
      return "Hello, " + name;
    }

    public String nap(String name) throws InterruptedException {
      Thread.sleep(1000);
      return name + " slept";
    }
  }

  void actionByName(Context ctx) throws Exception { // OPAQUE: the request names the method
    Method method = Actions.class.getMethod(ctx.formParam("action"), String.class);
    Object answer = method.invoke(new Actions(), ctx.formParam("username"));
    ctx.result(String.valueOf(answer));
  }

  void handleByName(Context ctx) throws Exception { // OPAQUE: a method handle, found by name
    MethodType type = MethodType.methodType(String.class, String.class);
    MethodHandle handle =
        MethodHandles.lookup().findVirtual(Actions.class, ctx.formParam("action"), type);
    try {
      ctx.result((String) handle.invoke(new Actions(), ctx.formParam("username")));
    } catch (Throwable e) {
      ctx.status(500).result(e.toString());
    }
  }

  void pluginByName(Context ctx) throws Exception { // OPAQUE: the settings name the class
    String plugin = Optional.ofNullable(System.getProperty("plugin")).orElse("corpus.Plugin");
    Class<?> type = Class.forName(plugin);
    Object made = type.getDeclaredConstructor().newInstance();
    Object answer = type.getMethod("handle", String.class).invoke(made, ctx.body());
    ctx.result(String.valueOf(answer));
  }

  void taskNotByName(Context ctx) throws Exception { // OK: call() of a Callable that adds numbers
    Callable<Integer> task = () -> ctx.body().length() + ctx.path().length();
    ctx.result(task.getClass().getSimpleName().isEmpty() ? "anonymous" : "sum " + task.call());
  }
}
