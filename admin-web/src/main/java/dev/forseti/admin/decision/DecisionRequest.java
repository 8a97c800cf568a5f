package dev.forseti.admin.decision;

import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator says about a case.
 *
 * @param kind what to do
 * @param reason why, 1 to {@link Decisions#MAX_REASON} characters
 * @param harm what kind of abuse it is
 * @param holds for how long; null for ever
 * @param seen the verdict that was on the page, empty for none; null not to ask for it
 */
public record DecisionRequest(
    Decision.Kind kind, String reason, Harm harm, @Nullable Duration holds, @Nullable String seen) {
  /** The most days that a decision can be made for, if not for ever. */
  public static final int MOST_DAYS = 3_650;
}
