package dev.forseti.admin.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.util.WebUtils;

/**
 * The page that somebody asked for before signing in. It is kept in a cookie of that browser, so
 * that a visitor takes no room here; since a cookie may hold anything, it leads to a page of this
 * console or nowhere.
 */
final class AskedPage implements RequestCache {
  private static final String COOKIE = "forseti-page";
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int LONGEST = 1_000;

  /** A path of this server; two slashes, or one and its reverse, would name another. */
  private static final Pattern PAGE = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e]*");

  @Override
  public void saveRequest(HttpServletRequest request, HttpServletResponse answer) {
    String accepts = request.getHeader("Accept");
    if (!request.getMethod().equals("GET") || accepts == null || !accepts.contains("text/html")) {
      return;
    }
    String query = request.getQueryString();
    String page = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    if (page.length() <= LONGEST && PAGE.matcher(page).matches()) {
      set(
          request,
          answer,
          Base64.getUrlEncoder().withoutPadding().encodeToString(page.getBytes(UTF_8)),
          KEPT);
    }
  }

  /** The page; none when the cookie is missing or leads elsewhere. */
  static Optional<String> of(HttpServletRequest request) {
    Cookie kept = WebUtils.getCookie(request, COOKIE);
    if (kept == null) {
      return Optional.empty();
    }
    try {
      String page = new String(Base64.getUrlDecoder().decode(kept.getValue()), UTF_8);
      return Optional.of(page).filter(it -> PAGE.matcher(it).matches());
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  @Override
  public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse answer) {
    return of(request).map(SimpleSavedRequest::new).orElse(null);
  }

  /** A page is asked for again by the browser; nothing of the first request is repeated. */
  @Override
  public @Nullable HttpServletRequest getMatchingRequest(
      HttpServletRequest request, HttpServletResponse answer) {
    return null;
  }

  @Override
  public void removeRequest(HttpServletRequest request, HttpServletResponse answer) {
    set(request, answer, "", Duration.ZERO);
  }

  private static void set(
      HttpServletRequest request, HttpServletResponse answer, String value, Duration kept) {
    answer.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, value)
            .path("/")
            .maxAge(kept)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Strict")
            .build()
            .toString());
  }
}
