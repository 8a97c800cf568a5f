package dev.forseti.policy.enforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceEvent;
import dev.forseti.model.Harm;
import dev.forseti.model.ListEntry;
import dev.forseti.model.ListEntry.Recommendation;
import dev.forseti.model.Measure;
import dev.forseti.model.Mode;
import dev.forseti.model.RedactionRequest;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.policy.World;
import dev.forseti.policy.state.PolicyState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A homeserver finds an event in its own room alone. */
class EvidenceRoomsTest {
  private static final RoomId LOUNGE = new RoomId("!lounge");
  private static final RoomId HALL = new RoomId("!hall");

  @Test
  void eachEventIsRedactedInItsOwnRoomUnlessThatIsNotOurs() {
    Verdict verdict = evidenceIn(HALL, new RoomId("!elsewhere"), LOUNGE);
    var state = new PolicyState(false);
    state.add(verdict);

    List<RoomAction> plan =
        new EnforcementPlan(Set.of(LOUNGE, HALL), state)
            .listed(entry(verdict), Optional.of(verdict.id()), World.NOON);

    assertThat(plan)
        .filteredOn(action -> action.measure().kind() == Measure.Kind.REDACT)
        .extracting(RoomAction::room, RoomAction::event)
        .containsExactly(tuple(HALL, new EventId("$e0")), tuple(LOUNGE, new EventId("$e2")));
  }

  @Test
  void whatIsAskedForOfOneUserYieldsToNothingThoughItIsAskedForOfItsCampaignToo() {
    var world = new World(World.enforcing(Mode.ACT, Set.of(LOUNGE)));
    Subject eve = World.user("eve");
    Decision ofAll =
        world.decision("a", Subject.campaign("text", "offer"), Decision.Kind.LIST, null);
    Decision ofEve = world.decision("b", eve, Decision.Kind.LIST, null);
    List<EvidenceEvent> events = List.of(new EvidenceEvent(new EventId("$e"), LOUNGE));
    var state = new PolicyState(false);
    state.add(ofAll);
    state.add(ofEve);
    state.add(RedactionRequest.of(eve, ofAll, events));
    var entry = new ListEntry(eve, Recommendation.BAN, "spam", Harm.SPAM, "b", World.NOON, null);
    var plan = new EnforcementPlan(Set.of(LOUNGE), state);
    assertThat(redactions(plan, entry)).extracting(RoomAction::yields).containsExactly(true);

    state.add(RedactionRequest.of(eve, ofEve, events));
    assertThat(redactions(plan, entry)).extracting(RoomAction::yields).containsExactly(false);
  }

  private static List<RoomAction> redactions(EnforcementPlan plan, ListEntry entry) {
    return plan.listed(entry, Optional.empty(), World.NOON).stream()
        .filter(action -> action.measure().kind() == Measure.Kind.REDACT)
        .toList();
  }

  private static Verdict evidenceIn(RoomId... rooms) {
    Verdict base =
        new World(World.enforcing(Mode.ACT, Set.of(LOUNGE))).verdict("v1", "eve", Standing.ACT);
    List<EventId> events =
        IntStream.range(0, rooms.length).mapToObj(i -> new EventId("$e" + i)).toList();
    return new Verdict(
        base.id(),
        base.subject(),
        base.before(),
        base.standing(),
        base.mode(),
        base.eventId(),
        base.roomId(),
        base.at(),
        base.harm(),
        base.reason(),
        base.publicReason(),
        base.reputation(),
        events,
        List.of(rooms),
        null);
  }

  private static ListEntry entry(Verdict verdict) {
    return new ListEntry(
        verdict.subject(),
        Recommendation.BAN,
        "spam",
        verdict.harm(),
        verdict.id(),
        verdict.at(),
        null);
  }
}
