package dev.forseti.demo.synapse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The users of one Synapse: made with its shared secret, logged in with their password. */
public final class SynapseAccounts {
  private static final String REGISTER = "/_synapse/admin/v1/register";

  private final URI url;
  private final String secret;
  private final MatrixHttp http;

  SynapseAccounts(URI url, String secret) {
    this.url = url;
    this.secret = secret;
    this.http = MatrixHttp.anonymous(url);
  }

  /**
   * A user who is logged in.
   *
   * @param user the id
   * @param accessToken lets its holder act as the user until it logs out
   * @param device the id of this login's device
   */
  public record Login(UserId user, String accessToken, String device) {
    /** Without the token. */
    @Override
    public String toString() {
      return "Login[" + user + " on " + device + "]";
    }
  }

  /**
   * Makes a user and logs it in.
   *
   * @param admin whether it may use Synapse's admin API
   * @throws MatrixRefusal with {@code M_USER_IN_USE} when there is one already
   */
  public Login register(String localpart, String password, boolean admin) {
    String nonce = MatrixHttp.need(MatrixHttp.object(REGISTER, http.get(REGISTER)), "nonce");
    String mac = mac(String.join("\0", nonce, localpart, password, admin ? "admin" : "notadmin"));
    return login(
        http.post(
            REGISTER,
            new Json.Obj(
                Map.of(
                    "nonce", new Json.Str(nonce),
                    "username", new Json.Str(localpart),
                    "password", new Json.Str(password),
                    "admin", new Json.Bool(admin),
                    "mac", new Json.Str(mac)))));
  }

  /** Makes a user without rights over the homeserver, and acts as it; the password is made up. */
  public MatrixClient newUser(String localpart) {
    return client(register(localpart, password(localpart), false));
  }

  /** The password of a user whom {@link #newUser} made. */
  public static String password(String localpart) {
    return "password of " + localpart;
  }

  /**
   * Logs a user in, on a new device.
   *
   * @throws MatrixRefusal with {@code M_FORBIDDEN} when user or password is wrong
   */
  public Login login(String localpart, String password) {
    Json.Obj user =
        new Json.Obj(Map.of("type", new Json.Str("m.id.user"), "user", new Json.Str(localpart)));
    return login(
        http.post(
            "/_matrix/client/v3/login",
            new Json.Obj(
                Map.of(
                    "type", new Json.Str("m.login.password"),
                    "identifier", user,
                    "password", new Json.Str(password)))));
  }

  /** The client API for a user who is logged in. */
  public MatrixClient client(Login login) {
    return new MatrixClient(url, login.accessToken());
  }

  private static Login login(Json.Obj answer) {
    return new Login(
        new UserId(MatrixHttp.need(answer, "user_id")),
        MatrixHttp.need(answer, "access_token"),
        MatrixHttp.need(answer, "device_id"));
  }

  private String mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA1"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no HMAC-SHA1", missing);
    }
  }
}
