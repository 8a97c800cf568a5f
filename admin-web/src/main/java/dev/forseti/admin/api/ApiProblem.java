package dev.forseti.admin.api;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonText;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What is wrong with a request, as problem details (RFC 9457).
 *
 * @param status the HTTP status
 * @param detail what is wrong, without anything internal
 * @param field the field or parameter that is wrong; null when it is none of them
 * @param allowed what that may be; null when there is no such field
 */
public record ApiProblem(
    HttpStatus status, String detail, @Nullable String field, @Nullable String allowed) {
  /** A problem of the request as a whole. */
  public static ApiProblem of(HttpStatus status, String detail) {
    return new ApiProblem(status, detail, null, null);
  }

  static ApiProblem badField(String field, String detail, String allowed) {
    return new ApiProblem(HttpStatus.BAD_REQUEST, field + " " + detail, field, allowed);
  }

  /** Ends the request with it. */
  Failure failure() {
    return new Failure(this);
  }

  /** Answers with it. */
  public void write(HttpServletResponse response) throws IOException {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("type", new Json.Str("about:blank"));
    fields.put("title", new Json.Str(status.getReasonPhrase()));
    fields.put("status", new Json.Int(status.value()));
    fields.put("detail", new Json.Str(detail));
    if (field != null && allowed != null) {
      fields.put("field", new Json.Str(field));
      fields.put("allowed", new Json.Str(allowed));
    }
    response.setStatus(status.value());
    response.setContentType("application/problem+json");
    response.getOutputStream().write(JsonText.write(new Json.Obj(fields)));
  }

  /** A request that ends with a problem. */
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ApiProblem problem;

    Failure(ApiProblem problem) {
      super(problem.detail(), null, false, false);
      this.problem = problem;
    }

    ApiProblem problem() {
      return problem;
    }
  }
}
