package dev.forseti.reputation;

import dev.forseti.features.Account;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a user who is first met has from its server: a share of what is known of the server, in nats
 * on top of the prior. It is little on purpose. A bad server alone brings nobody even to {@code
 * WATCH}, and a good one outweighs no rule.
 */
public final class ServerPrior {
  /** The share of a server's evidence that its users inherit. */
  static final double SHARE = .25;

  /** The most that a bad server adds; below what any threshold needs, less its slack. */
  static final double MOST = 1;

  /** The most that a good server takes away. */
  static final double LEAST = -.5;

  private ServerPrior() {}

  /** Whose reputation counts for the subject; null for all but users, and for users of bridges. */
  public static @Nullable Subject of(Subject subject) {
    if (subject.kind() != Subject.Kind.USER) {
      return null;
    }
    return UserId.read(subject.id())
        .filter(user -> !Account.isOfABridge(user))
        .map(user -> Subject.server(user.server()))
        .orElse(null);
  }

  /**
   * What a user of the server starts with, in nats.
   *
   * <p>Only what rules say of the server counts: a user keeps the share, and a decision about the
   * server weighs no longer than it holds.
   *
   * @param server what is known of the server; null for nothing
   * @param at when the user is met
   */
  public static double shift(
      @Nullable TrackedReputation server, Instant at, ReputationRules rules) {
    if (server == null || server.isUnnoticed(at, rules)) {
      return 0;
    }
    return Math.clamp(SHARE * Judgement.natsByRules(server, at, rules), LEAST, MOST);
  }
}
