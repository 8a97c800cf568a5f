package dev.forseti.admin.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/**
 * The one reading of HTTP basic: what is counted as a try is what has its password looked at. It is
 * as strict as RFC 7617; whatever else begins with the name of the scheme is refused as it stands.
 */
final class BasicCredentials implements AuthenticationConverter {
  private static final String HEADER = "Authorization";
  private static final String SCHEME = "Basic";
  private static final Pattern FORM =
      Pattern.compile("(?i:" + SCHEME + ") +([A-Za-z0-9+/]+={0,2})");
  private static final int UNIT = 4; // characters of base64, which fills its last unit up

  /** The name before the first colon, the password behind it; neither with control characters. */
  private static final Pattern PAIR =
      Pattern.compile("([^:\\x00-\\x1f\\x7f]*):([^\\x00-\\x1f\\x7f]*)");

  private static final WebAuthenticationDetailsSource DETAILS =
      new WebAuthenticationDetailsSource();

  /** Whether the request is to be let in by HTTP basic, readable or not. */
  static boolean areIn(HttpServletRequest request) {
    return headers(request).stream().anyMatch(BasicCredentials::isBasic);
  }

  /** The account that is tried; none when there are no credentials or they cannot be read. */
  static Optional<String> name(HttpServletRequest request) {
    return pair(request).map(it -> AccountName.of(it.group(1)));
  }

  /** Null for none. */
  @Override
  public @Nullable UsernamePasswordAuthenticationToken convert(HttpServletRequest request) {
    if (!areIn(request)) {
      return null;
    }
    Matcher pair =
        pair(request).orElseThrow(() -> new BadCredentialsException("not as RFC 7617 says"));
    var credentials =
        UsernamePasswordAuthenticationToken.unauthenticated(
            AccountName.of(pair.group(1)), pair.group(2));
    credentials.setDetails(DETAILS.buildDetails(request));
    return credentials;
  }

  private static Optional<Matcher> pair(HttpServletRequest request) {
    List<String> headers = headers(request);
    if (headers.size() != 1) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(headers.getFirst());
    return form.matches() && form.group(1).length() % UNIT == 0
        ? decoded(form.group(1)).map(PAIR::matcher).filter(Matcher::matches)
        : Optional.empty();
  }

  private static Optional<String> decoded(String base64) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (IllegalArgumentException | CharacterCodingException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isBasic(String header) {
    return header.stripLeading().regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  private static List<String> headers(HttpServletRequest request) {
    return Collections.list(request.getHeaders(HEADER));
  }

  /** Makes Spring's filter look at the password of what this reading finds, and of nothing else. */
  static final class IntoFilter implements ObjectPostProcessor<BasicAuthenticationFilter> {
    @Override
    public <O extends BasicAuthenticationFilter> O postProcess(O filter) {
      filter.setAuthenticationConverter(new BasicCredentials());
      return filter;
    }
  }
}
