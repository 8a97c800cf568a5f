package dev.forseti.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.UserId;
import org.junit.jupiter.api.Test;

class AccountTest {
  @Test
  void aGhostNamesItsBridge() {
    Account ghost = of("@_irc_net_nick:bridge.example");
    assertThat(ghost.kind()).isEqualTo("ghost");
    assertThat(ghost.bridge()).isEqualTo("_irc_:bridge.example");
    assertThat(of("@telegram_1234:one.example").kind()).isEqualTo("ghost");
    assertThat(of("@_x9_y:one.example").bridge()).isEqualTo("_x9_:one.example");
  }

  @Test
  void theBotOfABridgeIsTheBridge() {
    assertThat(of("@appservice-irc:one.example").kind()).isEqualTo("bridge");
    assertThat(of("@_discord_bot:one.example").kind()).isEqualTo("bridge");
    assertThat(of("@telegrambot:one.example").kind()).isEqualTo("bridge");
  }

  @Test
  void usersAndGuestsHaveNoBridge() {
    assertThat(of("@alice:one.example").kind()).isEqualTo("user");
    assertThat(of("@signal:one.example").kind()).isEqualTo("user");
    assertThat(of("@12345:one.example").kind()).isEqualTo("guest");
    assertThat(of("@:one.example").kind()).isEqualTo("user");
    assertThat(of("@alice:one.example").bridge()).isEmpty();
    for (String name : new String[] {"telegram_", "telegram__a", "_irc_", "__a", "_I_a", "my_a"}) {
      assertThat(of("@" + name + ":one.example").kind()).as(name).isEqualTo("user");
    }
  }

  @Test
  void accountsThatDifferInANumberAreAFamilyOfOneShape() {
    assertThat(of("@promo17:one.example").family()).isEqualTo(of("@promo4_2:one.example").family());
    assertThat(of("@promo17:one.example").family())
        .isNotEqualTo(of("@promo17:two.example").family());
    assertThat(of("@promo17:one.example").shape()).isEqualTo("a59x2");
    assertThat(of("@promo17:one.example").digits()).isEqualTo(2);
  }

  private static Account of(String user) {
    return Account.of(new UserId(user));
  }
}
