package dev.forseti.policy.management;

import dev.forseti.model.Decision;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.watch.ListStatus;
import dev.forseti.policy.watch.Word;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the management room sees of policy, and the one thing that it tells it. */
public interface PolicyView {
  /** Our policy room. */
  RoomId policyRoom();

  /** Whether anything may be done to the subject at all. */
  BrakeResult check(Subject subject);

  /** A decision that is stored holds from now on. */
  void decided(Decision decision);

  /** Whether nothing is left to do about the subject, as far as can be done now. */
  boolean isSettled(Subject subject);

  /** The lists of others that are watched. */
  List<ListStatus> lists();

  /** What these lists say of the user. */
  Word wordOn(UserId user, Instant now);

  /** Whether who has power in the community's rooms was not asked of each since the start. */
  boolean isStarting();

  /** Why nothing is listed without a moderator now; none if it is. */
  Optional<String> whyModeratorsUnknown();
}
