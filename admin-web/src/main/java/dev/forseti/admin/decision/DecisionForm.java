package dev.forseti.admin.decision;

import static java.util.Objects.requireNonNullElse;

import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The form of a decision as it was sent, so that it can be shown again just so when it is refused.
 * What a browser left out is null.
 *
 * @param kind {@code LIST}, {@code WATCH} or {@code CLEAR}
 * @param reason the reason that was chosen, if any
 * @param words the public reason in the moderator's own words, after the one that was chosen
 * @param note for moderators alone
 * @param harm what kind of abuse it is; not read for a {@code CLEAR}
 * @param days for how many days; 0 until it is undone
 * @param clearDays the same for a {@code CLEAR}, which has an end only if one was chosen for it
 * @param redact of how many hours all that was written goes too; not read but for a {@code LIST}
 * @param seen what was on the page, a verdict's id or a group's size
 */
public record DecisionForm(
    @Nullable String kind,
    @Nullable String reason,
    @Nullable String words,
    @Nullable String note,
    @Nullable String harm,
    @Nullable String days,
    @Nullable String clearDays,
    @Nullable String redact,
    @Nullable String seen) {
  /**
   * What the form asks for.
   *
   * @throws DecisionRefused when something is missing or no form of ours says it
   */
  DecisionRequest request() {
    Decision.Kind asked = readKind();
    boolean clears = asked == Decision.Kind.CLEAR;
    return new DecisionRequest(
        asked,
        wholeReason(),
        clears ? Harm.NONE : readHarm(),
        readDays(clears ? clearDays : days),
        requireNonNullElse(note, "").strip(),
        asked == Decision.Kind.LIST ? readHours() : null,
        seen);
  }

  private Decision.Kind readKind() {
    return switch (requireNonNullElse(kind, "")) {
      case "LIST" -> Decision.Kind.LIST;
      case "WATCH" -> Decision.Kind.WATCH;
      case "CLEAR" -> Decision.Kind.CLEAR;
      default -> throw new DecisionRefused("choose what to do: list, watch or clear");
    };
  }

  private String wholeReason() {
    String chosen = requireNonNullElse(reason, "").strip();
    String own = requireNonNullElse(words, "").strip();
    if (chosen.isEmpty() && own.isEmpty()) {
      throw new DecisionRefused("choose a reason, or give one in your own words");
    }
    return chosen.isEmpty() || own.isEmpty() ? chosen + own : chosen + ": " + own;
  }

  private Harm readHarm() {
    try {
      return new Harm(requireNonNullElse(harm, Harm.OTHER.id()));
    } catch (IllegalArgumentException malformed) {
      throw new DecisionRefused("no such harm: choose one of those offered");
    }
  }

  private @Nullable Duration readHours() {
    String given = requireNonNullElse(redact, "0");
    if (!given.matches("\\d{1,4}")) {
      throw new DecisionRefused("say of how many hours messages are removed, or choose none");
    }
    int hours = Integer.parseInt(given);
    return hours == 0 ? null : Duration.ofHours(hours);
  }

  private static @Nullable Duration readDays(@Nullable String days) {
    String given = requireNonNullElse(days, "0");
    if (!given.matches("\\d{1,4}") || Integer.parseInt(given) > DecisionRequest.MOST_DAYS) {
      throw new DecisionRefused(
          "say for how many days, at most " + DecisionRequest.MOST_DAYS + ", or choose no end");
    }
    int count = Integer.parseInt(given);
    return count == 0 ? null : Duration.ofDays(count);
  }
}
