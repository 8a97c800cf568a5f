package dev.forseti.admin.signin;

import dev.forseti.admin.AdminConfig;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How old a session may become: as long after its sign-in as it may be silent, however much it is
 * used (OWASP ASVS 4.0.3, 3.3.2). An open page asks by itself, so that it is never silent.
 */
@Component
final class SessionAge {
  private static final String SIGNED_IN = SessionAge.class.getName();

  private final Clock clock;
  private final Duration most;

  SessionAge(Clock clock, AdminConfig config) {
    this.clock = clock;
    this.most = config.sessionTimeout();
  }

  /** Somebody has just signed in. */
  void begins(HttpServletRequest request) {
    request.getSession().setAttribute(SIGNED_IN, clock.millis());
  }

  /** Ends a session that is too old, before anybody looks who it is of. */
  OncePerRequestFilter filter() {
    return new OncePerRequestFilter() {
      @Override
      protected void doFilterInternal(
          HttpServletRequest request, HttpServletResponse answer, FilterChain chain)
          throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && isOver(session)) {
          session.invalidate();
        }
        chain.doFilter(request, answer);
      }
    };
  }

  private boolean isOver(HttpSession session) {
    return session.getAttribute(SIGNED_IN) instanceof Long began
        && clock.millis() - began > most.toMillis();
  }
}
