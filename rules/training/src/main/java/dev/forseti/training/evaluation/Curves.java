package dev.forseti.training.evaluation;

import dev.forseti.training.streams.SenderRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Three plots of each pool of senders beside one another, as SVG: precision by recall, recall by a
 * false-positive rate of up to 2 %, and how often it is abuse where the reputation says so often.
 */
public final class Curves {
  private static final List<String> COLOURS = List.of("#27b", "#c52", "#293", "#849", "#888");
  private static final double MOST_FALSE = .02;
  private static final int BINS = 12;

  private final StringBuilder out = new StringBuilder();

  private Curves() {}

  /** The plots of some pools, by name in their order. */
  public static String of(Map<String, List<SenderRecord>> pools) {
    var curves = new Curves();
    curves.frame(pools);
    int number = 0;
    for (List<SenderRecord> senders : pools.values()) {
      String colour = COLOURS.get(number++ % COLOURS.size());
      curves.ranked(senders, colour);
      curves.calibration(senders, colour);
    }
    return curves.out.append("</svg>\n").toString();
  }

  private void frame(Map<String, List<SenderRecord>> pools) {
    out.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 350" font-family="sans-serif" font-size="11">
        <rect width="100%" height="100%" fill="#fff"/>
        """);
    axes(0, "recall", "precision", "1");
    axes(1, "false-positive rate", "recall", "2 %");
    axes(2, "probability said", "share of abusers", "1");
    int at = 0;
    for (String name : pools.keySet()) {
      out.append(
          "<text x=\"%d\" y=\"340\" fill=\"%s\">%s</text>%n"
              .formatted(50 + 200 * at, COLOURS.get(at % COLOURS.size()), escaped(name)));
      at++;
    }
  }

  private static String escaped(String name) {
    return name.replace("&", "&amp;").replace("<", "&lt;");
  }

  private void axes(int plot, String across, String up, String most) {
    int left = left(plot);
    out.append(
        """
        <rect x="%d" y="30" width="260" height="260" fill="none" stroke="#bbb"/>
        <text x="%d" y="306" text-anchor="middle">%s</text>
        <text x="%d" y="22">%s</text>
        <text x="%d" y="306" text-anchor="end" fill="#666">%s</text>
        """
            .formatted(left, left + 130, across, left, up, left + 260, most));
  }

  private static int left(int plot) {
    return 40 + 310 * plot;
  }

  private void ranked(List<SenderRecord> senders, String colour) {
    List<SenderRecord> sorted =
        senders.stream().sorted(Comparator.comparingDouble(SenderRecord::best).reversed()).toList();
    long abuse = senders.stream().filter(SenderRecord::isAbuser).count();
    long rest = senders.size() - abuse;
    StringBuilder precision = new StringBuilder();
    StringBuilder recall = new StringBuilder(point(1, 0, 0));
    long hits = 0;
    for (int i = 0; i < sorted.size(); i++) {
      hits += sorted.get(i).isAbuser() ? 1 : 0;
      boolean isLast = i + 1 == sorted.size();
      if (!isLast && sorted.get(i).best() == sorted.get(i + 1).best()) {
        continue; // equal ones enter together
      }
      double share = (double) hits / Math.max(1, abuse);
      double rate = (double) (i + 1 - hits) / Math.max(1, rest);
      precision.append(point(0, share, (double) hits / (i + 1)));
      if (rate <= MOST_FALSE) {
        recall.append(point(1, rate / MOST_FALSE, share));
      }
    }
    line(precision, colour);
    line(recall, colour);
  }

  private void calibration(List<SenderRecord> senders, String colour) {
    List<SenderRecord> sorted =
        senders.stream().sorted(Comparator.comparingDouble(SenderRecord::best)).toList();
    StringBuilder line = new StringBuilder();
    for (int bin = 0; bin < BINS; bin++) {
      // halves of what is left: most senders are innocent, and the certain end is what matters
      int from = sorted.size() - (int) (sorted.size() / Math.pow(1.7, bin));
      int to = sorted.size() - (int) (sorted.size() / Math.pow(1.7, bin + 1.0));
      List<SenderRecord> some = sorted.subList(from, bin + 1 == BINS ? sorted.size() : to);
      if (!some.isEmpty()) {
        double said = some.stream().mapToDouble(Curves::probability).average().orElse(0);
        long abuse = some.stream().filter(SenderRecord::isAbuser).count();
        line.append(point(2, said, (double) abuse / some.size()));
      }
    }
    line(line, colour);
  }

  private static double probability(SenderRecord sender) {
    return 1 / (1 + Math.exp(-sender.best()));
  }

  private static String point(int plot, double across, double up) {
    return String.format(
        java.util.Locale.ROOT, "%.1f,%.1f ", left(plot) + 260 * across, 290 - 260 * up);
  }

  private void line(CharSequence points, String colour) {
    out.append("<polyline fill=\"none\" stroke=\"%s\" points=\"%s\"/>%n".formatted(colour, points));
  }
}
