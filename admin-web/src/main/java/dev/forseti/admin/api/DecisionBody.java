package dev.forseti.admin.api;

import dev.forseti.admin.decision.DecisionRequest;
import dev.forseti.admin.decision.Decisions;
import dev.forseti.admin.decision.Reasons;
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
 * The body of a decision: {@code kind}, {@code reason} and, where wanted, {@code note}, {@code
 * harm}, {@code days} and {@code redactHours}.
 *
 * @param kind what to do
 * @param reason why
 * @param note for moderators alone; empty for none
 * @param harm what kind of abuse it is; null for what the case says, and for a {@code CLEAR}
 * @param days for how many days; 0 until it is undone
 * @param redactHours of how many hours all that was written goes with a {@code LIST}; 0 for none
 */
record DecisionBody(
    Decision.Kind kind,
    String reason,
    String note,
    @Nullable Harm harm,
    long days,
    long redactHours) {
  private static final JsonLimits LIMITS = new JsonLimits(16_384, 8);
  private static final Set<String> FIELDS =
      Set.of("kind", "reason", "note", "harm", "days", "redactHours");

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
                "kind, reason, note, harm, days and redactHours")
            .failure();
      }
    }
    Decision.Kind kind = kind(fields);
    return new DecisionBody(
        kind,
        reason(fields, kind),
        note(fields),
        harm(fields, kind),
        whole(fields, "days", "until it is undone", DecisionRequest.MOST_DAYS),
        redactHours(fields, kind));
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

  private static String reason(Json.Obj fields, Decision.Kind kind) {
    String allowed = "a text of 1 to " + Decisions.MAX_REASON + " characters";
    String reason = text(fields, "reason", allowed).strip();
    if (reason.isEmpty() || reason.length() > Decisions.MAX_REASON) {
      throw ApiProblem.badField("reason", "is empty or too long", allowed).failure();
    }
    Reasons.otherKind(kind, reason)
        .ifPresent(
            other -> {
              throw ApiProblem.badField("reason", "is one for " + other, "one for " + kind)
                  .failure();
            });
    return reason;
  }

  private static String note(Json.Obj fields) {
    if (isAbsent(fields, "note")) {
      return "";
    }
    String allowed = "a text of at most " + Decisions.MAX_NOTE + " characters";
    String note = text(fields, "note", allowed).strip();
    if (note.length() > Decisions.MAX_NOTE) {
      throw ApiProblem.badField("note", "is too long", allowed).failure();
    }
    return note;
  }

  private static @Nullable Harm harm(Json.Obj fields, Decision.Kind kind) {
    if (isAbsent(fields, "harm")) {
      return null;
    }
    if (kind == Decision.Kind.CLEAR) {
      throw ApiProblem.badField("harm", "cannot be named by a CLEAR", "no harm").failure();
    }
    String allowed = "a harm, for example m.spam";
    try {
      Harm harm = new Harm(text(fields, "harm", allowed));
      if (!harm.equals(Harm.NONE)) {
        return harm;
      }
    } catch (IllegalArgumentException malformed) {
      throw ApiProblem.badField("harm", "is malformed", allowed).failure();
    }
    throw ApiProblem.badField("harm", "must be one", allowed).failure();
  }

  private static boolean isAbsent(Json.Obj fields, String name) {
    Json value = fields.fields().get(name);
    return value == null || value instanceof Json.Null;
  }

  private static String text(Json.Obj fields, String name, String allowed) {
    Json value = fields.fields().get(name);
    if (value instanceof Json.Str text) {
      return text.value();
    }
    throw ApiProblem.badField(name, value == null ? "is missing" : "must be a text", allowed)
        .failure();
  }

  private static long redactHours(Json.Obj fields, Decision.Kind kind) {
    long most = DecisionRequest.MOST_REDACTED.toHours();
    long hours = whole(fields, "redactHours", "what was flagged alone", most);
    if (hours > 0 && kind != Decision.Kind.LIST) {
      throw ApiProblem.badField("redactHours", "goes with a LIST only", "0").failure();
    }
    return hours;
  }

  private static long whole(Json.Obj fields, String name, String zero, long most) {
    if (isAbsent(fields, name)) {
      return 0;
    }
    if (fields.fields().get(name) instanceof Json.Int number
        && number.value() >= 0
        && number.value() <= most) {
      return number.value();
    }
    throw ApiProblem.badField(
            name,
            "is out of range or no whole number",
            "a whole number from 0, " + zero + ", to " + most)
        .failure();
  }

  /**
   * What is asked for.
   *
   * @param usual the harm that the case says
   */
  DecisionRequest request(Harm usual) {
    @Nullable Duration holds = days == 0 ? null : Duration.ofDays(days);
    @Nullable Duration redacts = redactHours == 0 ? null : Duration.ofHours(redactHours);
    return new DecisionRequest(
        kind, reason, harm == null ? usual : harm, holds, note, redacts, null);
  }
}
