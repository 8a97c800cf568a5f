package dev.forseti.policy.brakes;

import dev.forseti.model.RuleId;
import dev.forseti.model.Subject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * With which others an entry that follows from a verdict is counted.
 *
 * @param campaign what the subject did as others did; its rule if it did nothing as others did
 * @param rule the rule that weighs most, as the campaign of all that it led to
 */
public record CountedWith(Subject campaign, Subject rule) {
  /** What is known of no rule is counted together. */
  private static final String UNKNOWN = "unknown";

  /** With all others of which nothing is known either. */
  static final CountedWith NOTHING = of(null, Optional.empty());

  /** By what a verdict says. */
  public static CountedWith of(@Nullable Subject campaign, Optional<RuleId> rule) {
    Subject byRule = Subject.campaign(Subject.RULE, rule.map(RuleId::value).orElse(UNKNOWN));
    return new CountedWith(campaign == null ? byRule : campaign, byRule);
  }
}
