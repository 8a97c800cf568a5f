package dev.forseti.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A token that every request must carry; compared in constant time. */
public final class BearerToken implements RequestAuthorizer {
  private static final String SCHEME = "bearer ";

  private final byte[] expected;

  /** The token that is right. */
  public BearerToken(String token) {
    expected = token.getBytes(UTF_8);
  }

  /** What is wrong with the token, if anything; one given twice must be right twice. */
  @Override
  public Optional<HttpReply> refuse(HttpCall request) {
    List<String> given = new ArrayList<>();
    for (String header : request.headers("Authorization")) {
      given.add(
          header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
              ? header.substring(SCHEME.length()).strip()
              : "");
    }
    given.addAll(legacyTokens(request.rawQuery()));
    if (given.isEmpty()) {
      return Optional.of(HttpReply.error(401, "M_MISSING_TOKEN", "no token was given"));
    }
    boolean right = true;
    for (String token : given) {
      right &= MessageDigest.isEqual(expected, token.getBytes(UTF_8));
    }
    return right
        ? Optional.empty()
        : Optional.of(HttpReply.error(403, "M_FORBIDDEN", "the token is wrong"));
  }

  /** Old homeservers write it into the query. */
  private static List<String> legacyTokens(@Nullable String query) {
    List<String> tokens = new ArrayList<>();
    for (String part : (query == null ? "" : query).split("&", -1)) {
      if (part.startsWith("access_token=")) {
        tokens.add(decoded(part.substring("access_token=".length())));
      }
    }
    return tokens;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      return "";
    }
  }
}
