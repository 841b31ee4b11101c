package press;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may do what: passwords, tokens, sessions. */
public class Login {
  private static final Logger LOG = LoggerFactory.getLogger(Login.class);
  private static final byte[] SALT = {1, 2, 3, 4, 5, 6, 7, 8};

  private final Map<String, String> hashes;
  private final Algorithm algorithm;
  private final JWTVerifier verifier;
  private final byte[] secret;

  public Login(Map<String, String> hashes, byte[] secret) {
    this.hashes = hashes;
    this.secret = secret.clone();
    this.algorithm = Algorithm.HMAC256(secret);
    this.verifier = JWT.require(algorithm).withIssuer("press").build();
  }

  public void login(Context ctx) { // COMPUTES: bcrypt is slow on purpose
    String hash = hashes.get(ctx.formParam("user"));
    char[] password = String.valueOf(ctx.formParam("password")).toCharArray();
    if (hash == null || !BCrypt.verifyer().verify(password, hash).verified) {
      throw new UnauthorizedResponse();
    }
    ctx.sessionAttribute("user", ctx.formParam("user"));
  }

  public void register(Context ctx) { // COMPUTES: hashes with jBCrypt, cost 12
    hashes.put(
        String.valueOf(ctx.formParam("user")),
        org.mindrot.jbcrypt.BCrypt.hashpw(
            ctx.formParam("password"), org.mindrot.jbcrypt.BCrypt.gensalt(12)));
    ctx.status(201);
  }

  public void derive(Context ctx) throws GeneralSecurityException { // COMPUTES: 600 000 rounds of PBKDF2
    PBEKeySpec spec = new PBEKeySpec(ctx.body().toCharArray(), SALT, 600_000, 256);
    byte[] key =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    ctx.result(HexFormat.of().formatHex(key));
  }

  public void token(Context ctx) { // OK: signs in memory, HMAC is fast
    String user = ctx.sessionAttribute("user");
    ctx.result(
        JWT.create()
            .withIssuer("press")
            .withSubject(user)
            .withExpiresAt(Instant.now().plusSeconds(3600))
            .sign(algorithm));
  }

  public void check(Context ctx) { // OK: verifies a token in memory
    String header = ctx.header("Authorization");
    if (header == null) {
      throw new UnauthorizedResponse();
    }
    DecodedJWT token = verifier.verify(header.replace("Bearer ", ""));
    ctx.attribute("user", token.getSubject());
  }

  public void sign(Context ctx) throws GeneralSecurityException { // OK: one HMAC
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    ctx.result(HexFormat.of().formatHex(mac.doFinal(ctx.bodyAsBytes())));
  }

  public void logout(Context ctx) { // OK: the session is in memory
    ctx.req().getSession().invalidate();
    ctx.removeCookie("JSESSIONID");
    ctx.redirect("/");
  }

  public void refused(JWTVerificationException failure, Context ctx) { // OK: logs and answers
    LOG.debug("refused {}", ctx.path(), failure);
    ctx.status(401).json(Map.of("detail", "no valid token"));
  }
}
