package dev.forseti.policy.management;

import dev.forseti.policy.state.PolicyState;
import dev.forseti.policy.watch.ListStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How it stands with policy. */
final class StatusText {
  static final String HELP =
      """
      I do what those say who may ban in this room. WHO is @USER:SERVER, SERVER or !ROOM.
      !forseti status: what I do, and what waits
      !forseti rooms: the rooms that I protect, and what I may do there
      !forseti lists: the lists of others that I watch
      !forseti why WHO: what is known of somebody
      !forseti ban WHO REASON: list them, and ban them in the rooms; for a time: ban WHO for 7d REASON. Everybody may read the reason; begin it with spam, scam, flooding, impersonation, harassment or hate where that is what it is
      !forseti unban WHO: they did no harm: off the list, and let in again
      !forseti undo WHO: take back what was decided last about them\
      """;

  private static final int MOST_LISTS = 30;

  private final ManagementConfig config;
  private final PolicyState state;
  private final PolicyView policy;

  StatusText(ManagementConfig config, PolicyState state, PolicyView policy) {
    this.config = config;
    this.state = state;
    this.policy = policy;
  }

  String status(Instant now) {
    long entries =
        state.published().stream()
            .filter(each -> each.roomId().equals(policy.policyRoom()))
            .count();
    String mode =
        switch (config.mode()) {
          case ACT -> "Rules list by themselves (mode act)";
          case SUGGEST, OBSERVE ->
              "Rules list nobody by themselves (mode "
                  + config.mode().name().toLowerCase(Locale.ROOT)
                  + ")";
        };
    String enforced =
        config.enforce()
            ? "; who is listed is banned in " + counted(config.rooms().size(), "room", "rooms")
            : "; nobody is banned in rooms (policy.enforce is off)";
    return "%s%s. Our list %s has %s. %s for a moderator. %s%s"
        .formatted(
            mode,
            enforced,
            policy.policyRoom(),
            counted(entries, "entry", "entries"),
            counted(WaitingSubjects.count(state, policy.policyRoom(), now), "waits", "wait"),
            counted(
                policy.lists().size(),
                "list of others is watched.",
                "lists of others are watched."),
            policy
                .whyModeratorsUnknown()
                .map(why -> " But nothing is listed without a moderator now: " + why + ".")
                .orElse(""));
  }

  String lists() {
    List<ListStatus> lists = policy.lists();
    if (lists.isEmpty()) {
      return "No lists of others are watched: name them in lists.watched.";
    }
    String more =
        lists.size() > MOST_LISTS ? "\nand %d more".formatted(lists.size() - MOST_LISTS) : "";
    return lists.stream().limit(MOST_LISTS).map(StatusText::text).collect(Collectors.joining("\n"))
        + more;
  }

  private static String text(ListStatus list) {
    return "%s: mode %s, %s%s"
        .formatted(
            list.name(),
            list.mode().name().toLowerCase(Locale.ROOT),
            counted(list.entries(), "entry", "entries"),
            list.isRead() ? "" : ", not read since I was started");
  }

  static String counted(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
