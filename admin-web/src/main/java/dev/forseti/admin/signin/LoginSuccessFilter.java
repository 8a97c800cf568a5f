package dev.forseti.admin.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Behind HTTP basic: who comes this far and is known had the right password. */
final class LoginSuccessFilter extends OncePerRequestFilter {
  private final LoginRateFilter guard;

  LoginSuccessFilter(LoginRateFilter guard) {
    this.guard = guard;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse answer, FilterChain chain)
      throws ServletException, IOException {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who != null && who.isAuthenticated()) {
      guard.succeeded(request, answer, who.getName());
    }
    chain.doFilter(request, answer);
  }
}
