package dev.forseti.admin.api;

import dev.forseti.admin.decision.DecisionRequest;
import dev.forseti.admin.decision.Decisions;
import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Json;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The body of a decision: {@code kind}, {@code reason} and, unless it holds for ever, {@code days}.
 *
 * @param kind what to do
 * @param reason why
 * @param days for how many days; 0 for ever
 */
record DecisionBody(Decision.Kind kind, String reason, long days) {
  private static final JsonLimits LIMITS = new JsonLimits(16_384, 8);
  private static final Set<String> FIELDS = Set.of("kind", "reason", "days");

  /** Reads the body, or fails with the first problem of it. */
  static DecisionBody read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(LIMITS.maxBytes() + 1);
    if (bytes.length > LIMITS.maxBytes()) {
      throw ApiProblem.of(
              HttpStatus.CONTENT_TOO_LARGE, "the body has over " + LIMITS.maxBytes() + " bytes")
          .failure();
    }
    Json.Obj fields = object(bytes);
    for (String name : fields.fields().keySet()) {
      if (!FIELDS.contains(name)) {
        throw ApiProblem.badField(
                name.substring(0, Math.min(name.length(), 40)),
                "is unknown",
                "kind, reason and days")
            .failure();
      }
    }
    return new DecisionBody(kind(fields), reason(fields), days(fields));
  }

  private static Json.Obj object(byte[] bytes) {
    try {
      if (JsonText.parse(bytes, LIMITS) instanceof Json.Obj object) {
        return object;
      }
      throw ApiProblem.of(HttpStatus.BAD_REQUEST, "the body must be a JSON object").failure();
    } catch (JsonRefused refused) {
      throw ApiProblem.of(HttpStatus.BAD_REQUEST, "the body is not valid JSON: " + refused.detail())
          .failure();
    }
  }

  private static Decision.Kind kind(Json.Obj fields) {
    String kind = text(fields, "kind", "LIST, WATCH or CLEAR");
    return switch (kind) {
      case "LIST" -> Decision.Kind.LIST;
      case "WATCH" -> Decision.Kind.WATCH;
      case "CLEAR" -> Decision.Kind.CLEAR;
      default -> throw ApiProblem.badField("kind", "is unknown", "LIST, WATCH or CLEAR").failure();
    };
  }

  private static String reason(Json.Obj fields) {
    String allowed = "a text of 1 to " + Decisions.MAX_REASON + " characters";
    String reason = text(fields, "reason", allowed).strip();
    if (reason.isEmpty() || reason.length() > Decisions.MAX_REASON) {
      throw ApiProblem.badField("reason", "is empty or too long", allowed).failure();
    }
    return reason;
  }

  private static String text(Json.Obj fields, String name, String allowed) {
    Json value = fields.fields().get(name);
    if (value instanceof Json.Str text) {
      return text.value();
    }
    throw ApiProblem.badField(name, value == null ? "is missing" : "must be a text", allowed)
        .failure();
  }

  private static long days(Json.Obj fields) {
    Json value = fields.fields().get("days");
    if (value == null || value instanceof Json.Null) {
      return 0;
    }
    if (value instanceof Json.Int days
        && days.value() >= 0
        && days.value() <= DecisionRequest.MOST_DAYS) {
      return days.value();
    }
    throw ApiProblem.badField(
            "days",
            "is out of range or no whole number",
            "a whole number from 0, for ever, to " + DecisionRequest.MOST_DAYS)
        .failure();
  }

  DecisionRequest request(Harm harm) {
    @Nullable Duration holds = days == 0 ? null : Duration.ofDays(days);
    return new DecisionRequest(kind, reason, harm, holds, null);
  }
}
