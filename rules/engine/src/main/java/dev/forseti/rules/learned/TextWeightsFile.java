package dev.forseti.rules.learned;

import java.util.Base64;
import java.util.List;

/**
 * Weights as lines of text:
 *
 * <pre>
 * forseti text 1
 * base -3.2
 * scale 0.013
 * then one byte for each bucket in Base64, in lines of any length
 * </pre>
 */
public final class TextWeightsFile {
  static final String HEADER = "forseti text 1";
  private static final int MOST_BUCKETS = 1 << 22;
  private static final int FIRST_WEIGHT = 3;
  private static final int LINE = 120;

  private TextWeightsFile() {}

  /**
   * Reads weights.
   *
   * @throws ModelFileException when the text is no such file
   */
  public static TextWeights read(String text) throws ModelFileException {
    List<String> lines = text.lines().toList();
    if (lines.size() <= FIRST_WEIGHT || !lines.getFirst().equals(HEADER)) {
      throw new ModelFileException(1, "weights of texts begin with '" + HEADER + "'");
    }
    double base = named(lines, 1, "base ");
    double scale = named(lines, 2, "scale ");
    byte[] weights = weights(String.join("", lines.subList(FIRST_WEIGHT, lines.size())));
    if (Integer.bitCount(weights.length) != 1 || weights.length > MOST_BUCKETS) {
      throw new ModelFileException(
          FIRST_WEIGHT + 1,
          "the number of weights must be a power of two up to "
              + MOST_BUCKETS
              + ", is "
              + weights.length);
    }
    return new TextWeights(base, scale, weights);
  }

  /** Writes weights; the same weights give the same text. */
  public static String write(TextWeights weights) {
    Base64.Encoder lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
    return "%s\nbase %s\nscale %s\n%s\n"
        .formatted(
            HEADER, weights.base(), weights.scale(), lines.encodeToString(weights.weights()));
  }

  private static byte[] weights(String base64) throws ModelFileException {
    try {
      return Base64.getDecoder().decode(base64.replace(" ", ""));
    } catch (IllegalArgumentException none) {
      throw new ModelFileException(FIRST_WEIGHT + 1, "the weights are no Base64");
    }
  }

  private static double named(List<String> lines, int line, String name) throws ModelFileException {
    if (!lines.get(line).startsWith(name)) {
      throw new ModelFileException(line + 1, "'" + name.strip() + " NUMBER' is expected");
    }
    return TreesFile.number(line + 1, lines.get(line).substring(name.length()).strip());
  }
}
