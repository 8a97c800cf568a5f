package dev.forseti.admin.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextSegmentTest {
  @Test
  void marksWordsWithTheNumbersOfTheirRows() {
    assertThat(
            TextSegment.of(
                "Order at https://Lamps.example/now, today",
                Map.of("lamps.example", Set.of(5, 2), "today", Set.of(1))))
        .containsExactly(
            new TextSegment("Order at https://", List.of()),
            new TextSegment("Lamps.example", List.of(2, 5)),
            new TextSegment("/now, ", List.of()),
            new TextSegment("today", List.of(1)));
  }

  @Test
  void leavesPartsOfOtherWordsAlone() {
    assertThat(TextSegment.of("altogether, gather", Map.of("get", Set.of(1), "her", Set.of(2))))
        .containsExactly(new TextSegment("altogether, gather", List.of()));
  }

  @Test
  void prefersTheLongestWordOfAPlace() {
    assertThat(TextSegment.of("free coins", Map.of("free", Set.of(1), "free coins", Set.of(2))))
        .containsExactly(new TextSegment("free coins", List.of(2)));
  }

  @Test
  void losesNothingOfAnyText() {
    var random = new Random(7);
    Map<String, Set<Integer>> words = Map.of("ab", Set.of(1), "b a", Set.of(2), "aba", Set.of(3));
    for (int run = 0; run < 2_000; run++) {
      var text = new StringBuilder();
      random.ints(random.nextInt(20), 0, 4).forEach(i -> text.append("ab .".charAt(i)));
      assertThat(
              TextSegment.of(text.toString(), words).stream()
                  .map(TextSegment::text)
                  .collect(Collectors.joining()))
          .isEqualTo(text.toString());
    }
  }
}
