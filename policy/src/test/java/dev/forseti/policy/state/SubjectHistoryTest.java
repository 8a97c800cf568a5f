package dev.forseti.policy.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.policy.PolicyConfig;
import dev.forseti.policy.World;
import dev.forseti.policy.brakes.CountedWith;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectHistoryTest {
  private static final Subject SHOP = Subject.campaign("link.domain", "shop.example");
  private static final Subject CASINO = Subject.campaign("link.domain", "casino.example");

  private final World world = new World(PolicyConfig.DEFAULT);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void afterAFallTheVerdictBeforeItTellsWithWhichOthersItIsCountedInWhateverOrder(long seed) {
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.add(later(world.verdict("v1", "eve", SHOP)));
    verdicts.add(later(fall("v2")));
    verdicts.add(later(world.verdict("v3", "eve", CASINO)));
    verdicts.add(later(fall("v4")));
    Collections.shuffle(verdicts, new Random(seed));
    SubjectHistory history = new SubjectHistory();
    verdicts.forEach(history::add);

    assertThat(history.countedWith().map(CountedWith::campaign)).contains(CASINO);
    history.add(later(world.verdict("v5", "eve", SHOP)));
    assertThat(history.countedWith().map(CountedWith::campaign)).contains(SHOP);
  }

  private Verdict fall(String id) {
    return world.verdict(id, "eve", Standing.ACT, Standing.NONE, Mode.ACT, "");
  }

  private Verdict later(Verdict verdict) {
    world.pass(Duration.ofMinutes(1));
    return verdict;
  }
}
