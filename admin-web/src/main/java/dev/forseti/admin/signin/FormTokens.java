package dev.forseti.admin.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * The token that shows that a form is ours: in the session of who has one, and before that in a
 * cookie, so that a visitor takes no room here.
 */
final class FormTokens implements CsrfTokenRepository {
  private final HttpSessionCsrfTokenRepository signedIn = new HttpSessionCsrfTokenRepository();
  private final CookieCsrfTokenRepository visitors = new CookieCsrfTokenRepository();

  FormTokens() {
    visitors.setCookieName("forseti-form");
    visitors.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
  }

  private CsrfTokenRepository of(HttpServletRequest request) {
    return request.getSession(false) == null ? visitors : signedIn;
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return of(request).generateToken(request);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse answer) {
    of(request).saveToken(token, request, answer);
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return of(request).loadToken(request);
  }
}
