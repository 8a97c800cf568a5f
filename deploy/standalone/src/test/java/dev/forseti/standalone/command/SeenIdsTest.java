package dev.forseti.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenIdsTest {
  @Test
  void knowsTheSameAsASet() {
    var random = new Random(1);
    Set<String> known = new HashSet<>();
    SeenIds seen = new SeenIds();
    long again = 0;
    for (int i = 0; i < 60_000; i++) {
      String id = "$" + random.nextInt(40_000);
      boolean isNew = known.add(id);
      again += isNew ? 0 : 1;
      assertThat(seen.add(id)).as(id).isEqualTo(isNew);
    }
    assertThat(seen.again()).isEqualTo(again);
  }
}
