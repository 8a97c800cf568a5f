package dev.forseti.admin.signin;

import dev.forseti.admin.audit.FailedTry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a sign-in after too many tries, before its password is checked. */
final class LoginRateFilter extends OncePerRequestFilter {
  /** Where a request carries its try, for those who say how it went. */
  private static final String TRY = LoginRateFilter.class.getName() + ".try";

  private final boolean programs;
  private final LoginDoor door;

  /** For programs, which use HTTP basic, or for people, who use the form. */
  LoginRateFilter(boolean programs, LoginDoor door) {
    this.programs = programs;
    this.door = door;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse answer, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> name = attemptedName(request);
    if (name.isPresent()) {
      LoginTry tried = door.known().tried(programs, request, name.orElseThrow());
      Duration wait = door.limits().attempt(tried, door.clock().instant());
      if (!wait.isZero()) {
        count(FailedTry.LOCKED_OUT, tried, name.orElseThrow(), request);
        refuse(answer, wait);
        return;
      }
      request.setAttribute(TRY, tried);
    }
    chain.doFilter(request, answer);
  }

  private void refuse(HttpServletResponse answer, Duration wait) throws IOException {
    answer.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
    if (programs) {
      answer.setStatus(429);
    } else {
      answer.sendRedirect("/sign-in?later=" + (wait.toMinutes() + 1));
    }
  }

  /** The request passed with its password: the try does not count, and is remembered. */
  void succeeded(HttpServletRequest request, HttpServletResponse answer, String name) {
    if (request.getAttribute(TRY) instanceof LoginTry tried) {
      door.limits().succeeded(tried);
      door.known().remember(programs, request, answer, name);
    }
  }

  /** The password was wrong: the try counts, and is told in the audit. */
  void failed(HttpServletRequest request) {
    Optional<String> name = attemptedName(request);
    if (name.isPresent() && request.getAttribute(TRY) instanceof LoginTry tried) {
      count(FailedTry.WRONG_PASSWORD, tried, name.orElseThrow(), request);
    }
  }

  private void count(FailedTry how, LoginTry tried, String name, HttpServletRequest request) {
    door.failed().add(how, tried, name, request.getRemoteAddr());
  }

  /** The password could not be checked: the try does not count. */
  void notTried(HttpServletRequest request) {
    if (request.getAttribute(TRY) instanceof LoginTry tried) {
      door.limits().notTried(tried);
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
