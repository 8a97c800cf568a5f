package dev.forseti.policy.invite;

import dev.forseti.model.UserId;
import dev.forseti.policy.state.Invite;
import java.time.Instant;

/** What the rest of policy says of invitations. */
public interface InviteWords {
  /** Whether our list, or one that is applied, names who invited, their server, or the room. */
  boolean isUnwanted(Invite invite, Instant now);

  /** Whether one more may be rejected now: of what lists of others say so much an hour may be. */
  boolean mayReject(Invite invite, Instant now);

  /** Whether the invited user sees all invitations all the same: moderators look into them. */
  boolean isSpared(UserId invited);

  /** Whether all who must be spared are known: a rejection cannot be undone. */
  boolean isReady(Instant now);

  /** Another number whenever lists of others say something else than before. */
  long version();
}
