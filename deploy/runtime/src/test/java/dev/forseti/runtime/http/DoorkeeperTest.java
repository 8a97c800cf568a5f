package dev.forseti.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoorkeeperTest {
  private final Doorkeeper<String> door =
      new Doorkeeper<>(new DoorLimits(2, 5, Duration.ofSeconds(1)));

  @Test
  void theOldestStrangerOfAnAddressGoesForItsNewest() {
    assertThat(opened("a1", "192.0.2.1")).isEmpty();
    assertThat(opened("a2", "192.0.2.1")).isEmpty();
    assertThat(opened("b1", "192.0.2.2")).isEmpty();

    assertThat(opened("a3", "192.0.2.1")).containsExactly("a1");
    assertThat(door.isStranger("a3")).isTrue();
    assertThat(door.isStranger("a1")).isFalse();
  }

  @Test
  void oneCustomerOfTheNewInternetIsOneAddress() {
    opened("a1", "2001:db8:0:7::1");
    opened("a2", "2001:db8:0:7::2");

    assertThat(opened("a3", "2001:db8:0:7:9::9")).containsExactly("a1");
    assertThat(opened("b1", "2001:db8:0:8::1")).isEmpty();
  }

  @Test
  void theFullestNetworkMakesRoomForAnother() {
    opened("single", "198.51.100.1");
    for (int i = 1; i <= 4; i++) {
      opened("crowd" + i, "192.0.2." + i);
    }

    assertThat(opened("homeserver", "203.0.113.1")).containsExactly("crowd1");
    assertThat(door.isStranger("single")).isTrue();
    assertThat(door.strangers()).isEqualTo(5);
  }

  @Test
  void theOldestOfAllMakesRoomWhenEachNetworkHasOne() {
    for (int i = 1; i <= 5; i++) {
      opened("n" + i, i + ".0.2.1");
    }

    assertThat(opened("n6", "6.0.2.1")).containsExactly("n1");
  }

  @Test
  void whoProvedItselfIsNeverSentAwayAndTakesNoPlace() {
    opened("homeserver", "192.0.2.1");
    door.proved("homeserver");
    for (int i = 0; i < 100; i++) {
      assertThat(opened("crowd" + i, "192.0.2.1")).doesNotContain("homeserver");
    }

    assertThat(door.isStranger("homeserver")).isFalse();
    assertThat(door.strangers()).isEqualTo(2);
  }

  @Test
  void whoWasRefusedIsAStrangerAgain() {
    opened("proxy", "192.0.2.1");
    door.proved("proxy");
    opened("a1", "192.0.2.1");
    opened("a2", "192.0.2.1");

    assertThat(door.refused("proxy")).containsExactly("a1");
    assertThat(door.isStranger("proxy")).isTrue();
    assertThat(door.refused("a2")).as("it was one").isEmpty();
  }

  @Test
  void whoHasGoneTakesNoPlace() {
    opened("a1", "192.0.2.1");
    opened("a2", "192.0.2.1");
    door.closed("a2");

    assertThat(opened("a3", "192.0.2.1")).isEmpty();
    door.proved("a2");
    assertThat(door.refused("a2")).isEmpty();
    assertThat(door.isStranger("a2")).isFalse();
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new DoorLimits(6, 5, Duration.ofSeconds(1)))
        .hasMessageContaining("6 of 5");
    assertThatThrownBy(() -> new DoorLimits(0, 5, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DoorLimits(1, 5, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<String> opened(String caller, String from) {
    try {
      return door.opened(caller, InetAddress.getByName(from));
    } catch (UnknownHostException noAddress) {
      throw new IllegalArgumentException(noAddress);
    }
  }
}
