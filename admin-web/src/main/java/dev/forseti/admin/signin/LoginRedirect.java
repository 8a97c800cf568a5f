package dev.forseti.admin.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Where a sign-in leads: to the page that was asked for before, within this console only; and how a
 * request is answered whose page is older than its session.
 */
final class LoginRedirect {
  /** A try to sign in, however its address is spelled. */
  static final RequestMatcher SIGN_IN = post("/sign-in");

  private static final RequestMatcher SIGN_OUT = post("/sign-out");
  private static final String HOME = "/queue";

  private final AskedPage asked = new AskedPage();

  private static RequestMatcher post(String path) {
    return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path);
  }

  /** What keeps the page that somebody asked for before signing in. */
  AskedPage requestCache() {
    return asked;
  }

  /** The page that was asked for, once; the queue when there is none. */
  String target(HttpServletRequest request, HttpServletResponse answer) {
    asked.removeRequest(request, answer);
    return AskedPage.of(request).orElse(HOME);
  }

  /** A request without its token: from an old page, or from a page of somebody else. */
  void handleDenied(
      HttpServletRequest request, HttpServletResponse answer, AccessDeniedException why)
      throws IOException {
    if (SIGN_IN.matches(request)) {
      answer.sendRedirect("/sign-in?old");
    } else if (SIGN_OUT.matches(request) && isNobody()) {
      answer.sendRedirect("/sign-in?out");
    } else {
      answer.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private static boolean isNobody() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who == null || who instanceof AnonymousAuthenticationToken;
  }
}
