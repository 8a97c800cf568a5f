package dev.forseti.admin.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.admin.store.StoredText;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The browsers that an account signed in from: each keeps a cookie that we signed. It lets nobody
 * in; it only says that a try is not a stranger's. It is worth nothing for another account, after
 * half a year, and once the account's password is another one.
 */
@Component
class KnownDevices {
  static final String COOKIE = "forseti-device";

  private static final Duration KEPT = Duration.ofDays(180);
  private static final int BYTES = 32;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final Pattern FORM =
      Pattern.compile("([\\w-]{43})\\.([0-9]{1,12})\\.([\\w-]{43})");

  private final JdbcClient jdbc;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  KnownDevices(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The id of the browser, when it is known to the account; none when we cannot look. */
  Optional<String> of(HttpServletRequest request, String name) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    Matcher parts = FORM.matcher(cookie == null ? "" : cookie.getValue());
    if (!parts.matches()) {
      return Optional.empty();
    }
    Instant given = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
    if (given.isAfter(clock.instant()) || !given.plus(KEPT).isAfter(clock.instant())) {
      return Optional.empty();
    }
    try {
      return signature(name, parts.group(1), parts.group(2))
          .filter(it -> MessageDigest.isEqual(it.getBytes(UTF_8), parts.group(3).getBytes(UTF_8)))
          .map(unused -> parts.group(1));
    } catch (DataAccessException noDatabase) {
      return Optional.empty();
    }
  }

  /** Lets the browser know itself again; its owner has just signed in. */
  void remember(HttpServletRequest request, HttpServletResponse answer, String name) {
    byte[] id = new byte[BYTES];
    random.nextBytes(id);
    String device = TEXT.encodeToString(id);
    String given = Long.toString(clock.instant().getEpochSecond());
    signature(name, device, given)
        .ifPresent(
            signature ->
                answer.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(COOKIE, device + "." + given + "." + signature)
                        .path("/")
                        .maxAge(KEPT)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .build()
                        .toString()));
  }

  /** None when there is no such account. */
  private Optional<String> signature(String name, String device, String given) {
    return jdbc.sql("select password from users where name = ?")
        .param(StoredText.of(name))
        .query(String.class)
        .optional()
        .map(password -> sign(String.join("\0", device, given, name, password)));
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(), "HmacSHA256"));
      return TEXT.encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no HMAC", missing);
    }
  }

  /** Made once, by whichever console is first. */
  private byte[] key() {
    byte[] made = new byte[BYTES];
    random.nextBytes(made);
    jdbc.sql("insert into console_keys (name, value) values ('devices', ?) on conflict do nothing")
        .param(made)
        .update();
    return jdbc.sql("select value from console_keys where name = 'devices'")
        .query(byte[].class)
        .single();
  }
}
