package dev.forseti.admin.signin;

import dev.forseti.admin.api.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;

/**
 * The answer to a failed sign-in. A password that could not be checked, since the database does not
 * answer, is not called wrong and does not count as a try.
 */
record LoginFailures(LoginRateFilter guard) {
  /** Answers a person, who used the form. */
  void redirect(
      HttpServletRequest request, HttpServletResponse answer, AuthenticationException failed)
      throws IOException {
    answer.sendRedirect(isWrong(request, failed) ? "/sign-in?wrong" : "/sign-in?down");
  }

  /** Answers a program, which used HTTP basic. */
  void answer(
      HttpServletRequest request, HttpServletResponse answer, AuthenticationException failed)
      throws IOException {
    if (isWrong(request, failed)) {
      askForBasic(request, answer, failed);
    } else {
      ApiProblem.of(
              HttpStatus.SERVICE_UNAVAILABLE,
              "the database does not answer: nobody can sign in now")
          .write(answer);
    }
  }

  private boolean isWrong(HttpServletRequest request, AuthenticationException failed) {
    if (failed instanceof InternalAuthenticationServiceException) {
      guard.notTried(request);
      return false;
    }
    guard.failed(request);
    return true;
  }

  /** Answers a program that did not say who it is. */
  static void askForBasic(
      HttpServletRequest request, HttpServletResponse answer, AuthenticationException failed) {
    answer.setHeader("WWW-Authenticate", "Basic realm=\"forseti\"");
    answer.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
  }
}
