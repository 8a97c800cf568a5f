package dev.forseti.policy;

import dev.forseti.model.EntityPattern;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.BrakesConfig;
import dev.forseti.policy.filter.FilterConfig;
import dev.forseti.policy.filter.FilterOptions;
import dev.forseti.policy.homeserver.PolicyRoomSpec;
import dev.forseti.policy.watch.WatchOptions;
import dev.forseti.runtime.config.BoundedTypes;
import dev.forseti.runtime.config.ConfigOption;
import dev.forseti.runtime.config.ConfigValues;
import dev.forseti.runtime.config.FoundProblems;
import dev.forseti.runtime.config.OptionGroup;
import dev.forseti.runtime.config.OptionTypes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an operator may say of the community and of the list that is published for it. */
public final class PolicyOptions {
  /** How far it goes. */
  public static final ConfigOption<Mode> MODE =
      ConfigOption.of(
          "community.mode",
          OptionTypes.oneOf(Mode.class),
          "observe",
          "act: verdicts list without a moderator, within the limits below; observe or suggest:"
              + " verdicts only open cases. Decisions of moderators apply in every mode");

  /** Whom nothing is done to. */
  public static final ConfigOption<List<UserId>> MODERATORS =
      ConfigOption.of(
          "community.moderators",
          OptionTypes.list("user ids like @name:example.org", UserId::new),
          "",
          "Users that are never acted on: ids like @name:example.org, separated by commas");

  /** Whom else nothing is done to. */
  public static final ConfigOption<List<EntityPattern>> ALLOWED =
      ConfigOption.of(
          "community.allowed",
          OptionTypes.list("globs like @*:example.org", EntityPattern::new),
          "",
          "More users and servers that are never acted on: globs like @*:example.org, separated by"
              + " commas");

  /** Its rooms. */
  public static final ConfigOption<List<RoomId>> ROOMS =
      ConfigOption.of(
          "community.rooms",
          OptionTypes.list("room ids like !abc:example.org (an alias does not do)", RoomId::new),
          "",
          "The community's rooms: ids like !abc:example.org, separated by commas; whoever has power"
              + " there is never acted on. Without any, rooms that strangers made count too, and"
              + " who has power is not known");

  /** Where moderators command. */
  public static final ConfigOption<Optional<RoomId>> MANAGEMENT_ROOM =
      ConfigOption.of(
          "community.management-room",
          OptionTypes.optional("a room id like !abc:example.org", RoomId::new),
          "",
          "A room in which whoever may ban there commands Forseti (!forseti help) and hears what it"
              + " did: the id of a room that is not encrypted and into which Forseti's user is"
              + " invited");

  /** What the policy room is found by. */
  public static final ConfigOption<String> ALIAS =
      ConfigOption.of(
          "policy.alias",
          OptionTypes.required("1 to 100 letters, digits or ._=/+-", PolicyOptions::alias),
          PolicyConfig.DEFAULT.room().aliasLocalpart(),
          "Alias of the policy room, without # and server name");

  /** A policy room that another made. */
  public static final ConfigOption<Optional<RoomId>> ROOM_ID =
      ConfigOption.of(
          "policy.room-id",
          OptionTypes.optional("a room id like !abc:example.org", RoomId::new),
          "",
          "Only if another user made the policy room and handed it over: its id. Any other room"
              + " that Forseti's user did not make is never written to");

  /** What moderators' bots call the list. */
  public static final ConfigOption<String> SHORTCODE =
      ConfigOption.of(
          "policy.shortcode",
          OptionTypes.filled("a short name"),
          PolicyConfig.DEFAULT.room().shortcode(),
          "Short name of the list in moderators' bots");

  /** How long an automatic entry holds. */
  public static final ConfigOption<Duration> EXPIRY =
      ConfigOption.of(
          "policy.expiry",
          BoundedTypes.duration(PolicyConfig.LEAST_VALIDITY, PolicyConfig.MOST_VALIDITY),
          "30d",
          "How long an entry without a moderator stays listed");

  /** Quota. */
  public static final ConfigOption<Integer> PER_HOUR =
      ConfigOption.of(
          "policy.entries-per-hour",
          BoundedTypes.whole(BrakesConfig.LEAST_QUOTA, BrakesConfig.MOST_PER_HOUR),
          Integer.toString(BrakesConfig.DEFAULT.automaticPerHour()),
          "Most entries an hour without a moderator for what accounts did alike; beyond it one case"
              + " asks a moderator about all of them");

  /** Quota. */
  public static final ConfigOption<Integer> PER_DAY =
      ConfigOption.of(
          "policy.entries-per-day",
          BoundedTypes.whole(BrakesConfig.LEAST_QUOTA, BrakesConfig.MOST_PER_DAY),
          Integer.toString(BrakesConfig.DEFAULT.automaticPerDay()),
          "The same within a day");

  /** Quota of all together. */
  public static final ConfigOption<Integer> OVERALL =
      ConfigOption.of(
          "policy.entries-overall-per-hour",
          BoundedTypes.whole(BrakesConfig.LEAST_QUOTA, BrakesConfig.MOST_PER_HOUR),
          Integer.toString(BrakesConfig.DEFAULT.overallPerHour()),
          "Most entries an hour without a moderator in all, whatever accounts did; never fewer than"
              + " policy.entries-per-hour");

  /** Whether rooms are cleaned too. */
  public static final ConfigOption<Boolean> ENFORCE =
      ConfigOption.of(
          "policy.enforce",
          OptionTypes.flag(),
          "false",
          "Also ban listed users in the community's rooms and redact the evidence there");

  /** Whether invitations are rejected. */
  public static final ConfigOption<Boolean> REJECT_INVITES =
      ConfigOption.of(
          "policy.reject-invites",
          OptionTypes.flag(),
          "false",
          "Reject invitations of this homeserver's users by those whom the list names, or a watched"
              + " list that is applied; also those that were open when the entry came. With"
              + " policy.enforce also take back those of others into the community's rooms."
              + " Moderators' invitations are left alone");

  /** All of them. */
  public static final OptionGroup GROUP =
      OptionGroup.of(
              MODE,
              MODERATORS,
              ALLOWED,
              ROOMS,
              MANAGEMENT_ROOM,
              ALIAS,
              ROOM_ID,
              SHORTCODE,
              EXPIRY,
              PER_HOUR,
              PER_DAY,
              OVERALL,
              ENFORCE,
              REJECT_INVITES,
              WatchOptions.WATCHED,
              WatchOptions.MOST_MEMBERS,
              WatchOptions.BANS_PER_HOUR,
              WatchOptions.MOST_ENTRIES,
              FilterOptions.SERVERS,
              FilterOptions.MOST_ROOMS)
          .checkedBy(PolicyOptions::check);

  private PolicyOptions() {}

  private static void check(ConfigValues values, FoundProblems problems) {
    if (values.get(ENFORCE) && values.get(ROOMS).isEmpty()) {
      problems.add("'policy.enforce' needs rooms under 'community.rooms'");
    }
    boolean isProtected =
        values.get(MANAGEMENT_ROOM).filter(values.get(ROOMS)::contains).isPresent();
    if (isProtected) {
      problems.add(
          "'community.management-room' must not be among 'community.rooms': what moderators say"
              + " about abuse would count as abuse");
    }
    WatchOptions.check(values, !values.get(ROOMS).isEmpty(), values.get(ENFORCE), problems);
    int hour = values.get(PER_HOUR);
    int day = values.get(PER_DAY);
    if (day < hour) {
      problems.add(
          "'policy.entries-per-day' must be at least 'policy.entries-per-hour', was %d below %d"
              .formatted(day, hour));
    }
  }

  /** To whom filters are offered by the configuration. */
  public static FilterConfig filters(ConfigValues values) {
    return new FilterConfig(
        Set.copyOf(values.get(FilterOptions.SERVERS)),
        values.get(FilterOptions.MOST_ROOMS),
        PolicyConfig.of(values).room(),
        values.get(MANAGEMENT_ROOM),
        values.get(ENFORCE) ? Set.copyOf(values.get(ROOMS)) : Set.of(),
        Set.copyOf(values.get(MODERATORS)),
        values.get(ALLOWED));
  }

  private static String alias(String text) {
    return new PolicyRoomSpec(text, text, text).aliasLocalpart();
  }
}
