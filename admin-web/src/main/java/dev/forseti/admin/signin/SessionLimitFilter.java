package dev.forseti.admin.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.session.TooManyActiveSessionsException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away whoever would need a session while there is no room for one. Those who have a session
 * go on, and so do programs, which need none.
 */
final class SessionLimitFilter extends OncePerRequestFilter {
  private static final int RETRY_SECONDS = 60;

  private final SessionLimit room;

  SessionLimitFilter(SessionLimit room) {
    this.room = room;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse answer, FilterChain chain)
      throws ServletException, IOException {
    boolean goesWithout = BasicCredentials.areIn(request) || request.getSession(false) != null;
    if (!goesWithout && room.isFull()) {
      refuse(answer);
      return;
    }
    try {
      chain.doFilter(request, answer);
    } catch (ServletException | RuntimeException failed) { // the last room went to another request
      if (!isNoRoom(failed) || answer.isCommitted()) {
        throw failed;
      }
      answer.resetBuffer();
      refuse(answer);
    }
  }

  private static boolean isNoRoom(Throwable failed) {
    Throwable cause = failed;
    while (cause != null && !(cause instanceof TooManyActiveSessionsException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  private static void refuse(HttpServletResponse answer) throws IOException {
    answer.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    answer.setIntHeader("Retry-After", RETRY_SECONDS);
    answer.setContentType("text/plain;charset=UTF-8");
    answer.getWriter().println("Too many are signed in. Try again in a few minutes.");
  }
}
