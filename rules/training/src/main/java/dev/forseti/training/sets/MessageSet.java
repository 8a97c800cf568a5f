package dev.forseti.training.sets;

import dev.forseti.training.text.LabelledText;
import java.util.List;

/**
 * A set of labelled messages with the split by which others measured.
 *
 * @param collection what it is a part of: parts of one collection count as much as another set
 * @param name of the set and its part
 * @param train what a model and its bars are fitted on
 * @param test what is measured; nothing of a set that is trained on only
 * @param bars what is measured, with what others reached and what is to be reached
 */
public record MessageSet(
    String collection,
    String name,
    List<LabelledText> train,
    List<LabelledText> test,
    List<Bar> bars) {
  public MessageSet {
    train = List.copyOf(train);
    test = List.copyOf(test);
    bars = List.copyOf(bars);
  }

  /** A set that is a collection by itself. */
  static MessageSet whole(
      String name, List<LabelledText> train, List<LabelledText> test, List<Bar> bars) {
    return new MessageSet(name, name, train, test, bars);
  }

  /**
   * One figure to reach.
   *
   * @param published what others reached; empty when nobody has said
   * @param wanted what is to be reached
   */
  public record Bar(Figure figure, String published, double wanted) {}

  /**
   * What is measured; where a decision is needed, its bar is the one with the best MCC in training.
   */
  public enum Figure {
    /** Matthews' correlation coefficient. */
    MCC("MCC"),
    /** The harmonic mean of precision and recall. */
    F1("F1"),
    /** The share of right ones. */
    ACCURACY("accuracy"),
    /** The area under the ROC curve. */
    AUC("AUC"),
    /** Average precision. */
    AP("AP"),
    /** Recall where 0.18 % of the others are above the bar. */
    RECALL_AT_018("recall at FPR 0.18 %"),
    /** Recall where 1 % of the others are above the bar. */
    RECALL_AT_1("recall at FPR 1 %");

    private final String label;

    Figure(String label) {
      this.label = label;
    }

    /** As a table names it. */
    public String label() {
      return label;
    }
  }
}
