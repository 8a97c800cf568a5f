package dev.forseti.admin.api;

import dev.forseti.admin.decision.DecisionRefused;
import dev.forseti.admin.store.DatabaseBusy;
import dev.forseti.admin.store.DatabaseErrors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers whatever goes wrong below {@code /api} with problem details, also without a handler. */
@Component
final class ProblemResolver implements HandlerExceptionResolver, Ordered {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);
  private static final int RETRY_SECONDS = 2;

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failed) {
    if (!request.getRequestURI().startsWith("/api/") || response.isCommitted()) {
      return null;
    }
    try {
      if (failed instanceof ErrorResponse known) {
        known
            .getHeaders()
            .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
      }
      ApiProblem problem = problem(failed);
      if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
        response.setIntHeader("Retry-After", RETRY_SECONDS);
      }
      problem.write(response);
      return new ModelAndView();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static ApiProblem problem(Exception failed) {
    if (failed instanceof ApiProblem.Failure wrong) {
      return wrong.problem();
    }
    if (failed instanceof DecisionRefused refused) {
      return ApiProblem.of(HttpStatus.CONFLICT, String.valueOf(refused.getMessage()));
    }
    if (failed instanceof MethodArgumentTypeMismatchException wrong) {
      return ApiProblem.badField(wrong.getName(), "has the wrong type", "a whole number");
    }
    if (failed instanceof TypeMismatchException) {
      return ApiProblem.of(HttpStatus.BAD_REQUEST, "a parameter has the wrong type");
    }
    if (failed instanceof ErrorResponse known) {
      HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
      return ApiProblem.of(status, detail(status));
    }
    return failed instanceof RuntimeException runtime ? ofDatabase(runtime) : ofOurs(failed);
  }

  private static ApiProblem ofDatabase(RuntimeException failed) {
    DatabaseErrors.Fault fault = DatabaseErrors.faultOf(failed);
    LOG.atWarn().addKeyValue("fault", fault).log("a request to the API failed in the database");
    return switch (fault) {
      case UNAVAILABLE ->
          ApiProblem.of(HttpStatus.SERVICE_UNAVAILABLE, "the database does not answer");
      case BUSY -> ApiProblem.of(HttpStatus.SERVICE_UNAVAILABLE, DatabaseBusy.TEXT);
      case CONFLICT ->
          ApiProblem.of(HttpStatus.CONFLICT, "the same was changed at the same moment: look again");
      case BAD_VALUE -> ApiProblem.of(HttpStatus.BAD_REQUEST, "a value cannot be stored");
      case OURS -> ofOurs(failed);
    };
  }

  private static ApiProblem ofOurs(Exception failed) {
    LOG.error("a request to the API failed", failed);
    return ApiProblem.of(HttpStatus.INTERNAL_SERVER_ERROR, "the console failed; its log says why");
  }

  private static String detail(HttpStatus status) {
    if (status == HttpStatus.NOT_FOUND) {
      return "there is nothing at this address";
    }
    if (status == HttpStatus.METHOD_NOT_ALLOWED) {
      return "this address does not take this method; the header Allow names those it takes";
    }
    if (status == HttpStatus.UNSUPPORTED_MEDIA_TYPE) {
      return "the body must be application/json";
    }
    if (status == HttpStatus.NOT_ACCEPTABLE) {
      return "the answer is application/json, which the header Accept leaves out";
    }
    return "the request cannot be answered";
  }
}
