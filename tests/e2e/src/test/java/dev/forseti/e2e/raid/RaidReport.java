package dev.forseti.e2e.raid;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was counted, and which promises were broken. */
final class RaidReport {
  private final Map<String, String> figures = new LinkedHashMap<>();
  private final List<String> broken = new ArrayList<>();

  void figure(String what, Object figure) {
    figures.put(what, figure.toString());
    System.out.println("raid: " + what + ": " + figure);
  }

  /** A figure of something that is promised. */
  void promise(boolean holds, String what, Object figure) {
    figure(what, figure);
    if (!holds) {
      broken.add(what + ": " + figure);
    }
  }

  /** What did not come as it should; empty when all did. */
  List<String> broken() {
    return List.copyOf(broken);
  }

  /** As rows of a table in Markdown. */
  String table() {
    StringBuilder table = new StringBuilder("| what | |\n|---|---|\n");
    figures.forEach((what, figure) -> table.append("| %s | %s |\n".formatted(what, figure)));
    return table.toString();
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
  }

  static String rate(int count, Duration time) {
    return String.format(Locale.ROOT, "%.1f/s", count * 1e3 / Math.max(1, time.toMillis()));
  }
}
