package dev.forseti.policy.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.lists.entry.Recommendation;
import dev.forseti.lists.opinion.Trust;
import dev.forseti.model.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchedListTest {
  @Test
  void readsAllThatASettingMaySay() {
    assertThat(
            WatchedList.read(
                "#spam-bl:lists.example  mode=apply cap=takedown until=2027-01-31 without=$a+$b"))
        .isEqualTo(
            new WatchedList(
                "#spam-bl:lists.example",
                new Trust(
                    Trust.Mode.APPLY,
                    Recommendation.TAKEDOWN,
                    Instant.parse("2027-01-31T00:00:00Z"),
                    Set.of(new EventId("$a"), new EventId("$b")))));
  }

  @Test
  void followsNothingGraverThanABanUnlessToldTo() {
    assertThat(WatchedList.read("!list:lists.example mode=suggest").trust())
        .isEqualTo(new Trust(Trust.Mode.SUGGEST, Recommendation.BAN, null, Set.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mode=apply",
        "!list:lists.example",
        "!list:lists.example mode=",
        "!list:lists.example mode=APPLY",
        "!list:lists.example mode=act",
        "!list:lists.example mode=apply mode=notify",
        "!list:lists.example mode=apply cap=allow",
        "!list:lists.example mode=apply until=tomorrow",
        "!list:lists.example mode=apply without=event",
        "!list:lists.example mode=apply weight=1",
        "!list:lists.example mode=apply now",
        "@list:lists.example mode=apply",
        "#list mode=apply",
        "!list:lists_example! mode=apply",
        "!list: mode=apply",
        "#:lists.example mode=apply"
      })
  void refusesWhatIsNoListOrNoMode(String text) {
    assertThatThrownBy(() -> WatchedList.read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aListThatIsIgnoredIsNotWatched() {
    assertThat(
            new WatchConfig(List.of(WatchedList.read("!list:lists.example mode=ignore")), 1, 1, 1)
                .isEmpty())
        .isTrue();
  }
}
