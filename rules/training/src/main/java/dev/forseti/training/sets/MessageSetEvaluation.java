package dev.forseti.training.sets;

import dev.forseti.rules.learned.TextWeights;
import dev.forseti.training.measure.Confusion;
import dev.forseti.training.measure.Ranking;
import dev.forseti.training.sets.MessageSet.Bar;
import dev.forseti.training.sets.MessageSet.Figure;
import dev.forseti.training.text.LabelledText;
import dev.forseti.training.text.NormalisedText;
import dev.forseti.training.text.TextTrainer;
import java.util.List;

/** Trains on the one part of a set and measures on the other. */
public final class MessageSetEvaluation {
  private static final double SMS_RATE = .0018;
  private static final double ONE_PERCENT = .01;

  private final TextTrainer trainer;

  /** An evaluation of such a training. */
  public MessageSetEvaluation(TextTrainer trainer) {
    this.trainer = trainer;
  }

  /** One figure of a set. */
  public record Row(String set, Bar bar, double ours) {}

  /** All figures of a set; none of one that is trained on only. */
  public List<Row> of(MessageSet set) {
    if (set.bars().isEmpty()) {
      return List.of();
    }
    TextWeights weights = trainer.train(set.train());
    double bar =
        Ranking.of(trainer.leftOut(set.train()), labels(set.train())).bestBar(Confusion::mcc);
    double[] scores = set.test().stream().mapToDouble(each -> nats(weights, each.text())).toArray();
    Ranking test = Ranking.of(scores, labels(set.test()));
    return set.bars().stream()
        .map(each -> new Row(set.name(), each, figure(each.figure(), test, test.at(bar))))
        .toList();
  }

  private static double figure(Figure figure, Ranking test, Confusion decided) {
    return switch (figure) {
      case MCC -> decided.mcc();
      case F1 -> decided.f1();
      case ACCURACY -> decided.accuracy();
      case AUC -> test.auc();
      case AP -> test.averagePrecision();
      case RECALL_AT_018 -> test.recallAt(SMS_RATE);
      case RECALL_AT_1 -> test.recallAt(ONE_PERCENT);
    };
  }

  private static double nats(TextWeights weights, String text) {
    double found = weights.nats(NormalisedText.of(text));
    return Double.isNaN(found) ? weights.base() : found;
  }

  private static boolean[] labels(List<LabelledText> texts) {
    boolean[] labels = new boolean[texts.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = texts.get(i).isAbuse();
    }
    return labels;
  }
}
