package dev.forseti.policy;

import dev.forseti.model.UserId;
import dev.forseti.policy.enforce.RoomModerators;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Whom nothing may be done to since they have power, and whether all of them are known. */
final class SparedUsers {
  /** The management room may not be had: it is waited for a while. */
  private static final Duration LONGEST_WITHOUT_MANAGERS = Duration.ofMinutes(1);

  private final PolicyConfig config;
  private final PolicyRoomPower policyRoom;
  private final RoomModerators moderators;
  private final Instant since;
  private Set<UserId> all = Set.of();

  /** Who may command in the management room. */
  private Set<UserId> managers = Set.of();

  /** Whether it was read who has power in the policy room. */
  private boolean isPolicyRoomRead;

  SparedUsers(
      PolicyConfig config, PolicyRoomPower policyRoom, RoomModerators moderators, Instant since) {
    this.config = config;
    this.policyRoom = policyRoom;
    this.moderators = moderators;
    this.since = since;
  }

  void policyRoomWasRead() {
    isPolicyRoomRead = true;
  }

  /** Whether they are others than before. */
  boolean setManagers(Set<UserId> users) {
    boolean isNew = !users.equals(managers);
    managers = users;
    return isNew;
  }

  /** All of them as last read, without those of the configuration. */
  Set<UserId> read() {
    Set<UserId> spared = moderators.all();
    spared.addAll(managers);
    spared.addAll(policyRoom.moderators());
    return spared;
  }

  /** Takes them in; whether they are others than before. */
  boolean set(Set<UserId> users) {
    boolean isNew = !users.equals(all);
    all = users;
    return isNew;
  }

  boolean contains(UserId user) {
    return all.contains(user) || config.brakes().moderators().contains(user);
  }

  /** Whether each place that says who they are was asked since the start. */
  boolean wereRead(Instant now) {
    boolean areManagersKnown =
        config.managementRoom().isEmpty()
            || !managers.isEmpty()
            || now.isAfter(since.plus(LONGEST_WITHOUT_MANAGERS));
    return areManagersKnown && isPolicyRoomRead && !moderators.isFirstReadOpen();
  }

  /** The same, and each was seen. */
  boolean areKnown(Instant now) {
    return wereRead(now) && moderators.whyUnknown().isEmpty();
  }
}
