package dev.forseti.policy.filter;

import static dev.forseti.policy.filter.FilterContent.object;
import static dev.forseti.policy.filter.FilterContent.text;
import static dev.forseti.policy.filter.FilterPacks.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import dev.forseti.policy.filter.RoomFilter.Mode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoomFilterReaderTest {
  private static List<String> problems(Map<String, Json> fields) {
    RoomFilterReader.Reading reading = RoomFilterReader.read(object(fields), RULES);
    assertThat(reading.filter().mode())
        .as("what is not understood does nothing")
        .isEqualTo(Mode.OFF);
    return reading.problems();
  }

  @Test
  void readsWhatItWrites() {
    RoomFilter filter =
        new RoomFilter(
            Mode.OBSERVE,
            Set.of("first-link", "shouted"),
            9,
            false,
            Set.of("@ann:else.example", "own.example:8448"));

    assertThat(RoomFilterReader.read(filter.content(), RULES))
        .isEqualTo(new RoomFilterReader.Reading(filter, List.of()));
  }

  @Test
  void aRoomThatSaysNothingHasNone() {
    assertThat(RoomFilterReader.read(Json.Obj.EMPTY, RULES).problems()).isEmpty();
    assertThat(RoomFilterReader.read(Json.Obj.EMPTY, RULES).filter()).isEqualTo(RoomFilter.OFF);
  }

  @Test
  void saysOfEachValueWhatMayStandThere() {
    assertThat(problems(Map.of("mode", text("ACT"))))
        .containsExactly("\"mode\" must be \"off\", \"observe\" or \"act\"");
    assertThat(problems(Map.of("mode", text("act"), "treshold", new Json.Int(6))))
        .containsExactly("\"treshold\" is not known (did you mean \"threshold\"?)");
    assertThat(problems(Map.of("mode", text("act"), "threshold", new Json.Int(51))))
        .containsExactly("\"threshold\" must be a whole number from 1 to 50");
    assertThat(problems(Map.of("mode", text("act"), "threshold", text("6")))).hasSize(1);
    assertThat(problems(Map.of("mode", text("act"), "ban_listed", text("yes"))))
        .containsExactly("\"ban_listed\" must be true or false");
    assertThat(problems(Map.of("mode", text("act"), "remove", text("first-link")))).hasSize(1);
    assertThat(problems(Map.of("mode", text("act"), "spare", new Json.Arr(List.of(text("@ann"))))))
        .containsExactly("\"@ann\" is neither a user's id nor a server's name");
  }

  @Test
  void whatStrangersWriteIsShownShortAndOnOneLine() {
    Json name = text("a\nb".repeat(1_000));

    assertThat(problems(Map.of("mode", text("act"), "remove", new Json.Arr(List.of(name)))))
        .singleElement()
        .asString()
        .hasSizeLessThan(120)
        .doesNotContain("\n");
  }

  @Test
  void aListOfThousandsIsRefusedInOneSentence() {
    Json many = new Json.Arr(Collections.nCopies(RoomFilterReader.MOST_NAMES + 1, text("x")));

    assertThat(problems(Map.of("mode", text("act"), "remove", many))).hasSize(1);
  }
}
