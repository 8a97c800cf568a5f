package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.lists.entry.EntryReading;
import dev.forseti.model.RoomId;
import dev.forseti.policy.watch.ListPreview;
import dev.forseti.policy.watch.WatchedList;
import dev.forseti.runtime.http.Response;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told of a list before it is watched. */
class ListPreviewTest {
  private final WatchedWorld lists = WatchedWorld.of(3, 60);

  @Test
  void tellsWhomTheListWouldHitHereAndWhatWouldBeSetAside() {
    lists.member("eve");
    lists.member("bob");
    lists.member("evelyn");
    lists
        .world
        .homeserver
        .inner
        .server()
        .givenMember(WatchedWorld.LOUNGE, WatchedWorld.user("moderator"), 50);
    lists.ban("a", "@eve:evil.example");
    lists.ban("b", "@nobody:here.example");
    lists.ban("c", "@moderator:evil.example");
    lists.ban("d", "@evelyn:evil.example");
    lists.ban("e", "");
    lists.write(
        WatchedWorld.LIST,
        WatchedWorld.USER,
        "f",
        WatchedWorld.content("entity", "@evelyn:evil.example", "recommendation", "m.allow.once"));
    lists.write(WatchedWorld.LIST, WatchedWorld.SERVER, "g", WatchedWorld.ban("*"));

    ListPreview preview = World.done(read("!list:lists.example mode=suggest"));

    assertThat(preview.entries()).isEqualTo(6);
    assertThat(preview.byKind())
        .isEqualTo(Map.of("USER BAN", 4, "USER UNKNOWN", 1, "SERVER BAN", 1));
    assertThat(preview.unusable()).isEqualTo(Map.of(EntryReading.Reason.EMPTY_ENTITY, 1));
    assertThat(preview.banned())
        .containsExactly(WatchedWorld.user("eve"), WatchedWorld.user("evelyn"));
    assertThat(preview.named()).contains(WatchedWorld.user("bob")); // by the entry *
    assertThat(preview.servers()).containsEntry("evil.example", 4);
    assertThat(preview.moderators()).contains(WatchedWorld.user("moderator"), TestHomeserver.SELF);
    assertThat(preview.quarantined()).containsOnlyKeys("*", "@moderator:evil.example");
    assertThat(lists.world.homeserver.effects).isEmpty();
  }

  @Test
  void anEntryThatCoversTooManyWouldBanNobody() {
    Set.of("a", "b", "c", "d").forEach(lists::member);
    lists.write(WatchedWorld.LIST, WatchedWorld.SERVER, "k", WatchedWorld.ban("evil.example"));

    ListPreview preview = World.done(read("!list:lists.example mode=suggest"));

    assertThat(preview.named()).hasSize(4);
    assertThat(preview.banned()).isEmpty();
    assertThat(preview.quarantined()).containsOnlyKeys("evil.example");
  }

  @Test
  void whatIsOverriddenWouldBanNobody() {
    lists.member("eve");
    lists.ban("a", "@eve:evil.example");
    String event = lists.event(WatchedWorld.LIST, WatchedWorld.USER, "a").value();

    assertThat(World.done(read("!list:lists.example mode=apply without=" + event)).banned())
        .isEmpty();
  }

  @Test
  void aListThatCannotBeReadIsRefusedAndARoomThatCannotIsTold() {
    lists.world.homeserver.closed.add(new RoomId("!closed:lists.example"));
    assertThat(read("!closed:lists.example mode=suggest")).isInstanceOf(Response.Refused.class);

    lists.given(WatchedWorld.LOUNGE, WatchedWorld.WRITER, TestHomeserver.SELF, "ban");
    PreviewReader reader = reader();
    assertThat(reader.read(WatchedList.read("!list:lists.example mode=suggest"), World.NOON))
        .isInstanceOf(Response.Done.class);
    assertThat(reader.unread()).containsOnlyKeys(WatchedWorld.LOUNGE);
  }

  private Response<ListPreview> read(String list) {
    return reader().read(WatchedList.read(list), World.NOON);
  }

  private PreviewReader reader() {
    return new PreviewReader(lists.world.homeserver, lists.world.config());
  }
}
