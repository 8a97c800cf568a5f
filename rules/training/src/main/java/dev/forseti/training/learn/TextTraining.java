package dev.forseti.training.learn;

import dev.forseti.rules.learned.TextWeights;
import dev.forseti.rules.learned.TextWeightsFile;
import dev.forseti.training.sets.MessageSet;
import dev.forseti.training.streams.PackModel;
import dev.forseti.training.streams.StreamRow;
import dev.forseti.training.text.HashedTexts;
import dev.forseti.training.text.LabelledText;
import dev.forseti.training.text.NormalisedText;
import dev.forseti.training.text.TextVector;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Weights of texts from rows of streams and from sets of messages, whose training parts together
 * count as much as all rows, each collection of them the same. Two vectors are added: one that
 * knows all labels, and one for which the streams hold no abuse, so that it leans on no campaign of
 * theirs.
 */
final class TextTraining implements Learner {
  private static final int BITS = 18;
  private static final double OF_ALL = .3;
  private static final double OF_SETS = .2;

  /** From so many messages on a sender's texts count little: nobody asks the model about them. */
  private static final int ESTABLISHED = 20;

  private static final double ESTABLISHED_COUNT = .1;

  private final PackModel model;
  private final long seed;
  private final HashedTexts texts;
  private final IdentityHashMap<StreamRow, Integer> places = new IdentityHashMap<>();
  private final int size;
  private final List<SetPart> parts = new ArrayList<>();

  /** The texts of one class of a set, from the first place to before the last. */
  private record SetPart(int from, int to, boolean isAbuse, double share) {}

  /** Reads all texts that will ever be trained on. */
  TextTraining(PackModel model, List<StreamRow> rows, List<MessageSet> sets, long seed) {
    this.model = model;
    this.seed = seed;
    List<String> all = new ArrayList<>();
    for (StreamRow row : rows) {
      places.put(row, all.size());
      all.add(row.texts().getOrDefault(model.key(), ""));
    }
    long collections = sets.stream().map(MessageSet::collection).distinct().count();
    for (MessageSet set : sets) {
      long parts = sets.stream().filter(it -> it.collection().equals(set.collection())).count();
      addPart(set, true, all, .5 / collections / parts);
      addPart(set, false, all, .5 / collections / parts);
    }
    this.size = all.size();
    this.texts = HashedTexts.of(all, BITS);
  }

  private void addPart(MessageSet set, boolean ofAbuse, List<String> all, double share) {
    int from = all.size();
    for (LabelledText each : set.train()) {
      if (each.isAbuse() == ofAbuse) {
        all.add(NormalisedText.of(each.text()));
      }
    }
    parts.add(new SetPart(from, all.size(), ofAbuse, share));
  }

  @Override
  public Learned train(List<StreamRow> rows) {
    boolean[] isAbuse = new boolean[size];
    double[] counts = new double[size];
    double sum = countRows(rows, isAbuse, counts);
    for (SetPart part : parts) {
      for (int i = part.from(); i < part.to(); i++) {
        isAbuse[i] = part.isAbuse();
        counts[i] = sum * part.share() / (part.to() - part.from());
      }
    }
    TextVector vector = fit(isAbuse, counts).times(OF_ALL);
    for (StreamRow row : rows) {
      int at = place(row);
      counts[at] = isAbuse[at] ? 0 : counts[at];
    }
    if (!parts.isEmpty()) {
      vector = vector.plus(fit(isAbuse, counts).times(OF_SETS));
    }
    return new Fitted(vector);
  }

  private double countRows(List<StreamRow> rows, boolean[] isAbuse, double[] counts) {
    double[] weights = RowWeights.of(rows);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      StreamRow row = rows.get(i);
      if (row.texts().containsKey(model.key())) {
        int at = place(row);
        isAbuse[at] = row.isAbuse();
        counts[at] = weights[i] * (row.before() >= ESTABLISHED ? ESTABLISHED_COUNT : 1);
        sum += counts[at];
      }
    }
    return sum;
  }

  private int place(StreamRow row) {
    Integer place = places.get(row);
    if (place == null) {
      throw new IllegalArgumentException("a row that was not read");
    }
    return place;
  }

  /** The weights with the log-odds of the texts taken off. */
  private TextVector fit(boolean[] isAbuse, double[] counts) {
    double abuse = 0;
    double rest = 0;
    for (int i = 0; i < counts.length; i++) {
      abuse += isAbuse[i] ? counts[i] : 0;
      rest += isAbuse[i] ? 0 : counts[i];
    }
    TextVector found = texts.fit(isAbuse, counts, seed);
    return new TextVector(found.base() - Math.log(abuse / rest), found.weights());
  }

  private final class Fitted implements Learned {
    private final TextVector vector;
    private final TextWeights rounded;

    Fitted(TextVector vector) {
      this.vector = vector;
      this.rounded = vector.rounded();
    }

    @Override
    public double nats(StreamRow row) {
      String text = row.asked().contains(model.key()) ? row.texts().get(model.key()) : null;
      double found = text == null ? Double.NaN : rounded.nats(text);
      return Double.isNaN(found) ? 0 : found;
    }

    @Override
    public String file(double scale) {
      return TextWeightsFile.write(vector.times(scale).rounded());
    }
  }
}
