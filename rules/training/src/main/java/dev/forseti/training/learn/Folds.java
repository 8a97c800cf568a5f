package dev.forseti.training.learn;

import dev.forseti.training.streams.Groups;
import dev.forseti.training.streams.StreamRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Rows in parts of whole groups, with about as much abuse in each. */
final class Folds {
  private final List<StreamRow> rows;
  private final Groups groups;
  private final Map<String, Integer> ofGroup = new HashMap<>();
  private final int count;

  private Folds(List<StreamRow> rows, Groups groups, int count) {
    this.rows = rows;
    this.groups = groups;
    this.count = count;
  }

  /**
   * Parts some rows.
   *
   * @throws IllegalArgumentException when there is no abuse in two groups
   */
  static Folds of(List<StreamRow> rows, Groups groups, int most) {
    Map<String, Long> abuse = new TreeMap<>();
    for (StreamRow row : rows) {
      abuse.merge(groups.of(row.stream()), row.isAbuse() ? 1L : 0L, Long::sum);
    }
    long guilty = abuse.values().stream().filter(each -> each > 0).count();
    if (guilty < 2) {
      throw new IllegalArgumentException(
          "two groups of streams with abuse are needed to train on, not " + guilty);
    }
    var folds = new Folds(rows, groups, (int) Math.min(most, guilty));
    long[] held = new long[folds.count];
    abuse.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(
            group -> {
              int least = least(held);
              held[least] += group.getValue();
              folds.ofGroup.put(group.getKey(), least);
            });
    return folds;
  }

  private static int least(long[] held) {
    int least = 0;
    for (int i = 1; i < held.length; i++) {
      least = held[i] < held[least] ? i : least;
    }
    return least;
  }

  int count() {
    return count;
  }

  int of(StreamRow row) {
    return Objects.requireNonNull(ofGroup.get(groups.of(row.stream())));
  }

  /** The rows of all other parts. */
  List<StreamRow> without(int fold) {
    return rows.stream().filter(row -> of(row) != fold).toList();
  }
}
