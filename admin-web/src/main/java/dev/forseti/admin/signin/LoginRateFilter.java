package dev.forseti.admin.signin;

import dev.forseti.admin.audit.AuditLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a sign-in after too many tries, before its password is checked. */
final class LoginRateFilter extends OncePerRequestFilter {
  /** Where a request carries its try, for those who say how it went. */
  private static final String TRY = LoginRateFilter.class.getName() + ".try";

  private final boolean programs;
  private final LoginLimits limits;
  private final Acquaintances known;
  private final AuditLog audit;
  private final Clock clock;

  /** For programs, which use HTTP basic, or for people, who use the form. */
  LoginRateFilter(
      boolean programs, LoginLimits limits, Acquaintances known, AuditLog audit, Clock clock) {
    this.programs = programs;
    this.limits = limits;
    this.known = known;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse answer, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> name = attemptedName(request);
    if (name.isPresent()) {
      LoginTry tried = known.tried(programs, request, name.orElseThrow());
      Duration wait = limits.attempt(tried, clock.instant());
      if (!wait.isZero()) {
        refuse(request, answer, name.orElseThrow(), wait);
        return;
      }
      request.setAttribute(TRY, tried);
    }
    chain.doFilter(request, answer);
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse answer, String name, Duration wait)
      throws IOException {
    long minutes = wait.toMinutes() + 1;
    String from = request.getRemoteAddr();
    if (limits.isFirstRefusal(from, clock.instant())) {
      audit.recordAccount(name, "LOCKED_OUT", "too many tries from " + from);
    }
    answer.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
    if (programs) {
      answer.setStatus(429);
    } else {
      answer.sendRedirect("/sign-in?later=" + minutes);
    }
  }

  /** The request passed with its password: the try does not count, and is remembered. */
  void succeeded(HttpServletRequest request, HttpServletResponse answer, String name) {
    if (request.getAttribute(TRY) instanceof LoginTry tried) {
      limits.succeeded(tried);
      known.remember(programs, request, answer, name);
    }
  }

  /** The password could not be checked: the try does not count. */
  void notTried(HttpServletRequest request) {
    if (request.getAttribute(TRY) instanceof LoginTry tried) {
      limits.notTried(tried);
    }
  }

  /** None when nothing is tried, and for what is refused without a look at a password. */
  private Optional<String> attemptedName(HttpServletRequest request) {
    if (programs) {
      return BasicCredentials.name(request);
    }
    if (!LoginRedirect.SIGN_IN.matches(request)) {
      return Optional.empty();
    }
    String name = request.getParameter("username");
    return Optional.of(AccountName.of(name == null ? "" : name));
  }
}
