package dev.forseti.scoring.stream;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** Keys that lead to a given subtask, so that all subtasks of a keyed operator can be reached. */
public final class SubtaskKeys {
  private SubtaskKeys() {}

  /** For each subtask a key that leads to it. */
  public static List<String> of(int subtasks, int maxParallelism) {
    return IntStream.range(0, subtasks)
        .mapToObj(subtask -> key(subtask, subtasks, maxParallelism))
        .toList();
  }

  private static String key(int subtask, int subtasks, int maxParallelism) {
    int n = 0;
    while (KeyGroupRangeAssignment.assignKeyToParallelOperator(
            "servers " + n, maxParallelism, subtasks)
        != subtask) {
      n++;
    }
    return "servers " + n;
  }
}
