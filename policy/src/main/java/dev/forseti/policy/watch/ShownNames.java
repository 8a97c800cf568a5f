package dev.forseti.policy.watch;

import dev.forseti.model.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the log says of lists whose word is only shown: each user once for each place of a list, and
 * of many at once their number with a few examples.
 */
final class ShownNames {
  /** Of more users of one list there is one line. */
  static final int FEW = 5;

  private final int most;
  private final LinkedHashSet<Shown> shown = new LinkedHashSet<>();

  /**
   * An entry that names a user.
   *
   * @param place type and state key: an entry that is written anew says nothing new
   */
  record Shown(String list, String place, UserId user) {}

  /**
   * Nothing was shown.
   *
   * @param most how many are remembered; the oldest are forgotten, and may be shown again
   */
  ShownNames(int most) {
    this.most = most;
  }

  /** The lines to be written, since these entries name users now. */
  List<String> lines(List<Shown> named) {
    Map<String, Map<UserId, Integer>> byList = new TreeMap<>();
    for (Shown each : named) {
      if (shown.add(each)) {
        byList
            .computeIfAbsent(each.list(), list -> new LinkedHashMap<>())
            .merge(each.user(), 1, Integer::sum);
      }
    }
    while (shown.size() > most) {
      shown.remove(shown.getFirst());
    }
    List<String> lines = new ArrayList<>();
    byList.forEach(
        (list, users) -> {
          if (users.size() > FEW) {
            lines.add(
                "the list %s names %d members, among them %s"
                    .formatted(list, users.size(), examples(users)));
          } else {
            users.forEach((user, entries) -> lines.add(line(list, user, entries)));
          }
        });
    return lines;
  }

  private static String examples(Map<UserId, Integer> users) {
    return users.keySet().stream().limit(FEW).map(UserId::value).collect(Collectors.joining(", "));
  }

  private static String line(String list, UserId user, int entries) {
    return "the list %s names %s in %s"
        .formatted(list, user, entries == 1 ? "one entry" : entries + " entries");
  }
}
