package dev.forseti.training.evaluation;

import dev.forseti.training.streams.SenderRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The figures of all streams: of pools of them, and of each.
 *
 * @param pools by name, in their order
 * @param rules of the same pools by the rules without models
 * @param streams of each stream, the worst first, those without abusers last
 */
public record StreamReport(List<Figures> pools, List<Figures> rules, List<Figures> streams) {
  public StreamReport {
    pools = List.copyOf(pools);
    rules = List.copyOf(rules);
    streams = List.copyOf(streams);
  }

  /**
   * Counts.
   *
   * @param named by the name of a pool, which streams are in it
   * @param with how senders came out with models
   * @param without how they came out without
   */
  public static StreamReport of(
      Map<String, Pattern> named, List<SenderRecord> with, List<SenderRecord> without, int draws) {
    return new StreamReport(
        figures(pools(named, with), draws),
        figures(pools(named, without), draws),
        figures(byStream(with), draws).stream()
            .sorted(Comparator.comparingDouble(each -> each.of(Measure.SENDER_AP).value()))
            .toList());
  }

  private static List<Figures> figures(Map<String, List<SenderRecord>> senders, int draws) {
    List<Figures> figures = new ArrayList<>();
    senders.forEach((name, own) -> figures.add(Figures.of(name, own, draws)));
    return figures;
  }

  /** The senders of each pool; one that has none is left out. */
  public static Map<String, List<SenderRecord>> pools(
      Map<String, Pattern> named, List<SenderRecord> senders) {
    Map<String, List<SenderRecord>> pools = new LinkedHashMap<>();
    named.forEach(
        (name, streams) -> {
          List<SenderRecord> own =
              senders.stream().filter(s -> streams.matcher(s.stream()).matches()).toList();
          if (!own.isEmpty()) {
            pools.put(name, own);
          }
        });
    return pools;
  }

  private static Map<String, List<SenderRecord>> byStream(List<SenderRecord> senders) {
    Map<String, List<SenderRecord>> streams = new TreeMap<>();
    senders.forEach(
        each -> streams.computeIfAbsent(each.stream(), unused -> new ArrayList<>()).add(each));
    return streams;
  }

  /** As tables. */
  public String table() {
    StringBuilder table = new StringBuilder();
    header("| senders left out with their group |", table);
    pools.forEach(each -> row(each, table));
    rules.forEach(each -> row(named(each, each.name() + ", rules without models"), table));
    header("\n| stream, the worst first |", table);
    streams.forEach(each -> row(each, table));
    return table.toString();
  }

  private static Figures named(Figures of, String name) {
    return new Figures(name, of.senders(), of.abusers(), of.measures());
  }

  private static void header(String first, StringBuilder table) {
    table.append(first);
    for (Measure each : Measure.values()) {
      table.append(' ').append(each.label()).append(" |");
    }
    table.append('\n').append("|---".repeat(Measure.values().length + 1)).append("|\n");
  }

  private static void row(Figures of, StringBuilder table) {
    table.append("| %s (%d of %d) |".formatted(of.name(), of.abusers(), of.senders()));
    for (Measure each : Measure.values()) {
      table.append(' ').append(of.of(each).shown()).append(" |");
    }
    table.append('\n');
  }
}
