package dev.forseti.policy.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.UserId;
import dev.forseti.policy.watch.ShownNames.Shown;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownNamesTest {
  private final ShownNames names = new ShownNames(1_000);

  @Test
  void whoIsNamedIsShownOnceForEachPlaceOfAList() {
    assertThat(names.lines(List.of(named("!a", "k", "eve"), named("!a", "l", "eve"))))
        .containsExactly("the list !a names @eve:evil.example in 2 entries");
    assertThat(names.lines(List.of(named("!a", "k", "eve"), named("!a", "l", "eve")))).isEmpty();
    assertThat(names.lines(List.of(named("!a", "m", "eve"), named("!b", "k", "eve"))))
        .containsExactly(
            "the list !a names @eve:evil.example in one entry",
            "the list !b names @eve:evil.example in one entry");
  }

  @Test
  void manyAtOnceAreOneLine() {
    assertThat(names.lines(many(ShownNames.FEW))).hasSize(ShownNames.FEW);
    List<String> lines = new ShownNames(1_000).lines(many(ShownNames.FEW + 1));

    assertThat(lines)
        .singleElement()
        .asString()
        .startsWith("the list !a names 6 members, among them @u0:evil.example, ")
        .hasSizeLessThan(200);
    assertThat(new ShownNames(1_000).lines(many(100_000))).hasSize(1);
  }

  @Test
  void theOldestAreForgottenAndNoMoreAreRemembered() {
    ShownNames few = new ShownNames(2);
    few.lines(List.of(named("!a", "k", "x"), named("!a", "k", "y"), named("!a", "k", "z")));

    assertThat(few.lines(List.of(named("!a", "k", "z")))).isEmpty();
    assertThat(few.lines(List.of(named("!a", "k", "x")))).hasSize(1);
  }

  private static List<Shown> many(int count) {
    return IntStream.range(0, count).mapToObj(i -> named("!a", "k", "u" + i)).toList();
  }

  private static Shown named(String list, String place, String name) {
    return new Shown(list, place, new UserId("@" + name + ":evil.example"));
  }
}
