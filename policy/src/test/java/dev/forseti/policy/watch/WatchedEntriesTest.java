package dev.forseti.policy.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.ListEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.TestHomeserver;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.brakes.BrakesConfig;
import dev.forseti.policy.state.ListCause;
import dev.forseti.policy.watch.ListRooms.ReadRoom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WatchedEntriesTest {
  private static final RoomId LIST = new RoomId("!list:lists.example");
  private static final UserId EVE = new UserId("@eve:evil.example");
  private static final String TYPE = "m.policy.rule.user";

  private final Brakes brakes =
      new Brakes(BrakesConfig.DEFAULT, TestHomeserver.SELF, Set.of(), time -> time);
  private final WatchedEntries entries =
      new WatchedEntries(1, entry -> Quarantine.isTooBroad(entry, brakes));

  @Test
  void usersAreComparedWithNoEntryThatIsTooBroad() {
    List<ListEvent> events =
        IntStream.range(0, 10_000).mapToObj(i -> event("k" + i, "*e*" + i % 10 + "*")).toList();
    entries.replace("list", List.of(new ReadRoom(LIST, events)));

    assertThat(entries.all()).hasSize(10_000);
    assertThat(entries.compared()).isZero();

    entries.replace("list", List.of(new ReadRoom(LIST, List.of(event("k", EVE.value())))));
    assertThat(entries.all()).hasSize(1);
    assertThat(entries.covering(EVE)).hasSize(1);

    entries.replace("list", List.of());
    assertThat(entries.compared()).isZero();
  }

  @Test
  void whereABanWasMadeAnEntryThatIsTooBroadIsFound() {
    entries.replace(
        "list", List.of(new ReadRoom(LIST, List.of(event("k", "@*"), event("other", "@z*")))));

    assertThat(entries.covering(EVE)).isEmpty();
    assertThat(entries.broadAt(Set.of(ListCause.of("list", TYPE, "k")), EVE)).hasSize(1);
    assertThat(entries.broadAt(Set.of(ListCause.of("list", TYPE, "other")), EVE)).isEmpty();
    assertThat(entries.broadAt(Set.of(), EVE)).isEmpty();
  }

  private static ListEvent event(String stateKey, String entity) {
    return new ListEvent(
        LIST,
        TYPE,
        stateKey,
        new UserId("@writer:lists.example"),
        new EventId("$" + stateKey + entity.hashCode()),
        Instant.EPOCH,
        new Json.Obj(
            Map.of("entity", new Json.Str(entity), "recommendation", new Json.Str("m.ban"))),
        false);
  }
}
