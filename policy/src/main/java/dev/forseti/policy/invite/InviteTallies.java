package dev.forseti.policy.invite;

import dev.forseti.policy.state.Invite;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts for operators what became of unwanted invitations. */
public final class InviteTallies implements InviteNews {
  /** Counter, by result: rejected, answered, refused. */
  public static final String METRIC = "forseti.policy.invites";

  private static final Logger log = LoggerFactory.getLogger(InviteTallies.class);

  private final MeterRegistry metrics;

  /** Counts from nought. */
  public InviteTallies(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  @Override
  public void ended(Invite invite, Result result) {
    String word = result.name().toLowerCase(Locale.ROOT);
    metrics.counter(METRIC, "result", word).increment();
    log.debug(
        "the invitation of {} by {} into {} was {}",
        invite.invited(),
        invite.sender(),
        invite.room(),
        word);
  }
}
