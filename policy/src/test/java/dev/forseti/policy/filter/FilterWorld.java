package dev.forseti.policy.filter;

import static dev.forseti.policy.filter.FilterContent.object;
import static dev.forseti.policy.filter.FilterContent.text;

import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Json;
import dev.forseti.model.ListEntry;
import dev.forseti.model.Mode;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.Mishap;
import dev.forseti.policy.TestHomeserver;
import dev.forseti.policy.homeserver.PolicyRoomSpec;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.policy.homeserver.simulated.SimulatedHomeserver;
import dev.forseti.policy.rooms.CommandWords;
import dev.forseti.runtime.http.Response;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A room, a tap that tells of it, and filters that can be started again. */
final class FilterWorld {
  static final UserId SELF = new UserId("@forseti:own.example");
  static final UserId OWNER = new UserId("@olga:own.example");
  static final UserId ANN = new UserId("@ann:else.example");
  static final UserId EVE = new UserId("@eve:evil.example");
  static final PolicyRoomSpec LIST = new PolicyRoomSpec("list", "l", "l");
  static final RoomId ROOM = new RoomId("!room:own.example");

  private final TestHomeserver test = new TestHomeserver(new Mishap());

  /** What is behind it: to arrange and to look. */
  final SimulatedHomeserver homeserver = test.inner;

  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  FilterConfig config = offering(Set.of());
  private final RoomId policyRoom = policyRoom();
  Instant now = Instant.parse("2026-06-01T12:00:00Z");
  private FilterRules rules = FilterPacks.RULES;
  private FilterCore core;
  private final Map<List<String>, StateEvent> told = new HashMap<>();
  private final Map<String, PublishedEntry> published = new LinkedHashMap<>();
  private final Set<EventId> said = new HashSet<>();
  private int events;

  FilterWorld() {
    core = start();
    given("m.room.create", "", OWNER, object(Map.of("room_version", text("11"))));
    given("m.room.join_rules", "", OWNER, object(Map.of("join_rule", text("public"))));
    homeserver.server().givenMember(ROOM, OWNER, 100);
    homeserver.server().givenMember(ROOM, ANN, 0);
    homeserver.server().givenMember(ROOM, EVE, 0);
  }

  static FilterConfig offering(Set<RoomId> community) {
    return new FilterConfig(
        Set.of(new ServerName("own.example")),
        10,
        LIST,
        Optional.empty(),
        community,
        Set.of(),
        List.of());
  }

  private FilterCore start() {
    FilterCore fresh = new FilterCore(config, test, rules, Runnable::run, metrics);
    published.forEach((key, entry) -> fresh.take(key, entry, now));
    return fresh;
  }

  /** It ends and begins anew with another configuration. */
  void restart(FilterConfig other) {
    config = other;
    core = start();
    settle();
  }

  /** The same with other packs. */
  void restartWith(FilterRules other) {
    rules = other;
    restart(config);
  }

  /** From now on the homeserver gives no answer, or does again. */
  void away(boolean isAway) {
    test.away = isAway;
  }

  /** We are in the room, with that power. */
  void joined(long power) {
    homeserver.server().givenMember(ROOM, SELF, power);
    settle();
  }

  void given(String type, String key, UserId sender, Json.Obj content) {
    homeserver.server().given(ROOM, sender, type, key, content);
  }

  void setFilter(Json.Obj content) {
    given(RoomFilter.TYPE, "", OWNER, content);
    settle();
  }

  /** A membership as the room has it from now on. */
  void member(UserId sender, UserId target, String membership) {
    given("m.room.member", target.value(), sender, object(Map.of("membership", text(membership))));
    settle();
  }

  /** Does all that can be done, and tells what state came of it, until nothing does. */
  void settle() {
    boolean more = true;
    while (more) {
      more = core.work(now);
      more |= tell();
    }
  }

  private boolean tell() {
    boolean any = false;
    Response<List<StateEvent>> state = homeserver.as(OWNER).state(ROOM);
    for (StateEvent piece : ((Response.Done<List<StateEvent>>) state).value()) {
      if (!piece.equals(told.put(List.of(piece.type(), piece.stateKey()), piece))) {
        core.take(
            event(piece.eventId(), piece.type(), piece.stateKey(), piece.sender(), piece.content()),
            now);
        any = true;
      }
    }
    return any;
  }

  private RoomEvent event(
      EventId id, String type, @Nullable String key, UserId sender, Json.Obj content) {
    return new RoomEvent(
        id, ROOM, type, key, sender, now, now, content, null, "tap", "1", Set.of(), Json.Obj.EMPTY);
  }

  /** Somebody writes something; the event. */
  EventId saySoon(UserId sender, String body) {
    EventId id = new EventId("$said" + ++events);
    Json.Obj content = object(Map.of("msgtype", text("m.text"), "body", text(body)));
    said.add(id);
    core.take(event(id, "m.room.message", null, sender, content), now);
    return id;
  }

  /** What a message means as a command. */
  Optional<FilterCommand> command(String body) {
    Json.Obj content = object(Map.of("msgtype", text("m.text"), "body", text(body)));
    return CommandWords.of(event(new EventId("$c"), "m.room.message", null, ANN, content), SELF)
        .map(FilterCommand::of);
  }

  /** The same, and it is done what follows. */
  EventId say(UserId sender, String body) {
    EventId id = saySoon(sender, body);
    settle();
    return id;
  }

  /** A rule hits a piece of state that somebody sets. */
  EventId hitState(UserId sender, String type, String rule) {
    EventId id = new EventId("$state" + ++events);
    said.add(id);
    core.take(event(id, type, "", sender, Json.Obj.EMPTY), now);
    hit(id, sender, rule, rule, 9, Mode.ACT);
    settle();
    return id;
  }

  /** Somebody redacts an event. */
  void redact(UserId sender, EventId redacted) {
    EventId id =
        homeserver.as(sender).redact(ROOM, redacted, "t" + ++events, "")
                instanceof Response.Done<EventId>(EventId made)
            ? made
            : redacted;
    core.take(
        new RoomEvent(
            id,
            ROOM,
            "m.room.redaction",
            null,
            sender,
            now,
            now,
            Json.Obj.EMPTY,
            redacted,
            "tap",
            "1",
            Set.of(),
            Json.Obj.EMPTY),
        now);
    settle();
  }

  /** The newest answer in the room. */
  String answer() {
    List<Json.Obj> sent = homeserver.server().sent(ROOM);
    return sent.isEmpty() ? "" : sent.getLast().string("body").orElseThrow();
  }

  /** How much was said in the room. */
  int answers() {
    return homeserver.server().sent(ROOM).size();
  }

  /** A rule hits what somebody says; the event. */
  EventId hit(UserId sender, String rule, double weight) {
    EventId event = new EventId("$hit" + ++events);
    hit(event, sender, rule, rule, weight, Mode.ACT);
    settle();
    return event;
  }

  /** A rule hits an event. */
  void hit(EventId event, UserId sender, String rule, String group, double weight, Mode mode) {
    if (said.add(event)) {
      core.take(event(event, "m.room.message", null, sender, Json.Obj.EMPTY), now);
    }
    core.take(signal(event, sender, rule, group, weight, mode), now);
  }

  /** A message. */
  RoomEvent message(EventId event, UserId sender) {
    return event(event, "m.room.message", null, sender, Json.Obj.EMPTY);
  }

  /** What a rule in mode act says of an event. */
  Signal signal(EventId event, UserId sender, String rule, double weight) {
    return signal(event, sender, rule, rule, weight, Mode.ACT);
  }

  private Signal signal(
      EventId event, UserId sender, String rule, String group, double weight, Mode mode) {
    return FilterSignals.of("s" + ++events, event, sender, now, rule, group, weight, mode);
  }

  void list(Subject subject) {
    listSoon(subject);
    settle();
  }

  void listSoon(Subject subject) {
    PublishedEntry entry = entry(subject);
    published.put(key(subject), entry);
    core.take(key(subject), entry, now);
    stands(subject, object(Map.of("entity", text(subject.id()))));
  }

  /** An entry of a policy room that is not ours any more. */
  void listElsewhere(Subject subject) {
    core.take("!earlier:own.example rule:" + subject.id(), entry(subject), now);
    settle();
  }

  /** It begins anew, and Kafka has lost what our list says but for this. */
  void restartWithList(Subject subject) {
    published.keySet().retainAll(Set.of(key(subject)));
    restart(config);
  }

  /** An entry of our list. */
  PublishedEntry entry(Subject subject) {
    return new PublishedEntry(
        subject,
        policyRoom,
        "rule:" + subject.id(),
        new ListEntry(
            subject,
            ListEntry.Recommendation.BAN,
            "spam",
            new Harm("m.spam"),
            "v1",
            now,
            now.plus(Duration.ofDays(1))),
        new EventId("$entry" + ++events),
        now);
  }

  private RoomId policyRoom() {
    return ((Response.Done<RoomId>) homeserver.createPolicyRoom(LIST)).value();
  }

  /** In the policy room. */
  private void stands(Subject subject, Json.Obj content) {
    String type =
        subject.kind() == Subject.Kind.USER ? "m.policy.rule.user" : "m.policy.rule.server";
    homeserver.server().given(policyRoom, SELF, type, "rule:" + subject.id(), content);
  }

  /** The topic says that the entry is gone, which still stands in the policy room. */
  void loseEntry(Subject subject) {
    published.remove(key(subject));
    core.gone(key(subject), now);
    settle();
  }

  /** Under which the topic has the entry about it. */
  private String key(Subject subject) {
    return policyRoom + " rule:" + subject.id();
  }

  void unlist(Subject subject) {
    published.remove(key(subject));
    stands(subject, Json.Obj.EMPTY);
    core.gone(key(subject), now);
    settle();
  }

  /** A piece of the room's state. */
  Json.Obj content(String type) {
    return homeserver.as(OWNER).content(ROOM, type, "")
            instanceof Response.Done<Json.Obj>(Json.Obj content)
        ? content
        : Json.Obj.EMPTY;
  }

  /** What set it. */
  EventId event(String type) {
    return ((Response.Done<StateEvent>) homeserver.as(OWNER).stateEvent(ROOM, type, ""))
        .value()
        .eventId();
  }

  String membership(UserId user) {
    return homeserver.as(OWNER).content(ROOM, "m.room.member", user.value())
            instanceof Response.Done<Json.Obj>(Json.Obj content)
        ? content.string("membership").orElse("")
        : "";
  }

  List<EventId> removed() {
    return homeserver.server().redacted();
  }
}
