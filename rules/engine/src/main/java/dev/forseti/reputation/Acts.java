package dev.forseti.reputation;

import dev.forseti.model.Corroboration;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The acts of a subject that a rule fired in. An act is what somebody does within {@link #LENGTH}
 * of the first event that speaks against them, a burst of lines, links or invites; whoever corrects
 * what they wrote does no new act.
 *
 * @param first when the act began in which the rule fired first
 * @param last when the act began in which it fired last
 * @param heaviest the most that one event gave, in nats
 * @param by what bears it out, be it by another rule of the same act; null for nothing
 */
public record Acts(Instant first, Instant last, double heaviest, @Nullable Corroboration by) {
  /** Events that begin later than that after an act's first one are another act. */
  static final Duration LENGTH = Duration.ofMinutes(2);

  /**
   * Who does the same again that much later has done it twice. Before, the windows of most rules
   * still hold the first act, so that one more event of any kind makes them fire again.
   */
  static final Duration AGAIN = Duration.ofMinutes(10);

  /** The same after the rule has fired once more. */
  Acts with(Instant act, double weight, @Nullable Corroboration more) {
    return new Acts(first, act, Math.max(heaviest, weight), Corroboration.stronger(by, more));
  }

  /** Whether the rule fired in one act and no other. */
  boolean isOne() {
    return first.equals(last);
  }

  /** Whether something bears it out, be it that the subject has done it again. */
  boolean isCorroborated() {
    return by != null || !last.isBefore(first.plus(AGAIN));
  }

  /** The same with what bears it out. */
  Acts borneOut(Corroboration more) {
    return new Acts(first, last, heaviest, Corroboration.stronger(by, more));
  }
}
