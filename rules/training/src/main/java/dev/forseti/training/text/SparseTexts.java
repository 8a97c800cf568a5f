package dev.forseti.training.text;

import dev.forseti.rules.learned.TextPieces;
import java.util.Arrays;
import java.util.List;

/**
 * Texts as points: for each the buckets of its pieces with how often each is in it, over the root
 * of the number of pieces, as the engine weighs them.
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record SparseTexts(int[][] buckets, float[][] values, boolean[] isAbuse, double[] weights) {
  static SparseTexts of(List<LabelledText> texts, int bits) {
    int size = texts.size();
    var all =
        new SparseTexts(new int[size][], new float[size][], new boolean[size], new double[size]);
    for (int i = 0; i < size; i++) {
      LabelledText each = texts.get(i);
      all.read(i, NormalisedText.of(each.text()), bits);
      all.isAbuse[i] = each.isAbuse();
      all.weights[i] = each.weight();
    }
    return all;
  }

  /** Texts that are normalised already, of which nothing is known. */
  static SparseTexts ofNormalised(List<String> texts, int bits) {
    int size = texts.size();
    var all =
        new SparseTexts(new int[size][], new float[size][], new boolean[size], new double[size]);
    for (int i = 0; i < size; i++) {
      all.read(i, texts.get(i), bits);
    }
    return all;
  }

  private void read(int text, String body, int bits) {
    int mask = (1 << bits) - 1;
    var found = new int[TextPieces.MOST * 8];
    var count = new int[1];
    TextPieces.of(body, hash -> found[count[0]++] = (int) hash & mask);
    int pieces = count[0];
    Arrays.sort(found, 0, pieces);
    int[] distinct = new int[pieces];
    float[] often = new float[pieces];
    int size = 0;
    for (int i = 0; i < pieces; i++) {
      if (size > 0 && distinct[size - 1] == found[i]) {
        often[size - 1]++;
      } else {
        distinct[size] = found[i];
        often[size++] = 1;
      }
    }
    float root = (float) Math.sqrt(Math.max(1, pieces));
    buckets[text] = Arrays.copyOf(distinct, size);
    values[text] = Arrays.copyOf(often, size);
    for (int i = 0; i < size; i++) {
      values[text][i] /= root;
    }
  }

  int size() {
    return buckets.length;
  }

  /** The sum of the weights of one text's pieces. */
  double product(int text, double[] of) {
    double sum = 0;
    int[] own = buckets[text];
    for (int i = 0; i < own.length; i++) {
      sum += of[own[i]] * values[text][i];
    }
    return sum;
  }

  /** Adds a text, so many times and stretched, to weights. */
  void add(int text, double times, double[] stretch, double[] to) {
    int[] own = buckets[text];
    for (int i = 0; i < own.length; i++) {
      to[own[i]] += times * stretch[own[i]] * stretch[own[i]] * values[text][i];
    }
  }

  /** The square of the length of a text, stretched. */
  double squaredLength(int text, double[] stretch) {
    double sum = 0;
    int[] own = buckets[text];
    for (int i = 0; i < own.length; i++) {
      double value = stretch[own[i]] * values[text][i];
      sum += value * value;
    }
    return sum;
  }
}
