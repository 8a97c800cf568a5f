package dev.forseti.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.Test;

class SubtaskKeysTest {
  @Test
  void everySubtaskHasAKeyThatLeadsToIt() {
    List<String> keys = SubtaskKeys.of(3, 128);

    assertThat(keys)
        .extracting(key -> KeyGroupRangeAssignment.assignKeyToParallelOperator(key, 128, 3))
        .containsExactly(0, 1, 2);
  }
}
