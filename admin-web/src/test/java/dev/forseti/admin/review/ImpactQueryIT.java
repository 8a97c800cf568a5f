package dev.forseti.admin.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.ConsoleFixture;
import dev.forseti.admin.Samples;
import dev.forseti.admin.projection.Projections;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.wire.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers, moderators and bridges are whom the rest of the service takes them for. */
class ImpactQueryIT extends ConsoleFixture {
  @ParameterizedTest
  @CsvSource({"@x:Evil.example:8448", "@x:evil.EXAMPLE", "@x:evil.example", "@x:[::1]:8448"})
  void aServerIsTheSameHostHoweverItsUsersWriteIt(String user) {
    console.bean(Projections.class).apply(Topics.EVENTS, "", said(new UserId(user)));

    Impact impact = of(Subject.server(new UserId(user).server()));

    assertThat(impact.messages()).isEqualTo(1);
    assertThat(impact.rooms()).isEqualTo(1);
  }

  @Test
  void theServerOfAModeratorIsHeldByItsHost() {
    assertThat(of(server("Commons.example:8448")).moderator()).isTrue();
    assertThat(of(server("chat.example")).moderator()).as("its moderator writes a port").isTrue();
    assertThat(of(server("hat.example")).moderator()).isFalse();
    assertThat(of(server("evil.commons.example")).moderator()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "@telegram_42:hs.example, true",
    "@_irc_eve:hs.example, true",
    "@appservice-irc:hs.example, true",
    "@_eve:hs.example, false",
    "@eve:hs.example, false",
    "no user id, false"
  })
  void whomABridgeBringsIsToldByTheOneRule(String user, boolean bridged) {
    assertThat(of(new Subject(Subject.Kind.USER, user)).bridged()).isEqualTo(bridged);
  }

  private Impact of(Subject subject) {
    return console.bean(ImpactQuery.class).of(subject);
  }

  private static Subject server(String name) {
    return new Subject(Subject.Kind.SERVER, name);
  }

  private static RoomEvent said(UserId sender) {
    RoomEvent eve = Samples.event("$e", false);
    return new RoomEvent(
        eve.eventId(),
        eve.roomId(),
        eve.type(),
        null,
        sender,
        eve.sentAt(),
        eve.receivedAt(),
        eve.content(),
        null,
        eve.tap(),
        eve.position(),
        eve.flags(),
        eve.roomState());
  }
}
