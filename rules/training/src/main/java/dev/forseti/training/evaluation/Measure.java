package dev.forseti.training.evaluation;

import dev.forseti.training.measure.Ranking;
import dev.forseti.training.streams.SenderRecord;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What is measured of senders; {@code NaN} where a class is missing. */
public enum Measure {
  /** Average precision of the greatest reputation. */
  SENDER_AP("sender AP"),
  /** Recall where 1 % of the innocent senders are above the bar. */
  RECALL_AT_1("recall at FPR 1 %"),
  /** Recall where 0.1 % of the innocent senders are above the bar. */
  RECALL_AT_01("recall at FPR 0.1 %"),
  /** Average precision of the reputation with the first labelled message. */
  FIRST_MESSAGE_AP("first-message AP"),
  /** The share of abusers among those acted on. */
  BAN_PRECISION("ban precision"),
  /** The share of abusers that were acted on. */
  BAN_RECALL("ban recall"),
  /** Innocent senders acted on, per 1,000. */
  INNOCENT_ACTED_ON("innocents acted on per 1,000"),
  /** Innocent senders put before a moderator or acted on, per 1,000. */
  INNOCENT_REVIEWED("innocents sent to review per 1,000"),
  /** The share of abusers that were put before a moderator or acted on. */
  REVIEW_RECALL("abusers that reach review");

  private static final int THOUSAND = 1_000;

  private final String label;

  Measure(String label) {
    this.label = label;
  }

  /** As a table names it. */
  public String label() {
    return label;
  }

  /** Its value. */
  public double of(List<SenderRecord> all) {
    return switch (this) {
      case SENDER_AP -> best(all).averagePrecision();
      case RECALL_AT_1 -> recallAt(all, .01);
      case RECALL_AT_01 -> recallAt(all, .001);
      case FIRST_MESSAGE_AP ->
          ranking(
                  all.stream().filter(sender -> !Double.isNaN(sender.first())).toList(),
                  SenderRecord::first)
              .averagePrecision();
      case BAN_PRECISION ->
          share(all.stream().filter(SenderRecord::isActedOn).toList(), SenderRecord::isAbuser);
      case BAN_RECALL -> share(abusers(all), SenderRecord::isActedOn);
      case INNOCENT_ACTED_ON -> THOUSAND * share(innocents(all), SenderRecord::isActedOn);
      case INNOCENT_REVIEWED -> THOUSAND * share(innocents(all), SenderRecord::isReviewed);
      case REVIEW_RECALL -> share(abusers(all), SenderRecord::isReviewed);
    };
  }

  static Ranking best(List<SenderRecord> senders) {
    return ranking(senders, SenderRecord::best);
  }

  private static Ranking ranking(List<SenderRecord> of, ToDoubleFunction<SenderRecord> by) {
    double[] scores = of.stream().mapToDouble(by).toArray();
    boolean[] isAbuse = new boolean[scores.length];
    for (int i = 0; i < isAbuse.length; i++) {
      isAbuse[i] = of.get(i).isAbuser();
    }
    return Ranking.of(scores, isAbuse);
  }

  private static double recallAt(List<SenderRecord> senders, double rate) {
    return innocents(senders).isEmpty() ? Double.NaN : best(senders).recallAt(rate);
  }

  private static List<SenderRecord> abusers(List<SenderRecord> senders) {
    return senders.stream().filter(SenderRecord::isAbuser).toList();
  }

  private static List<SenderRecord> innocents(List<SenderRecord> senders) {
    return senders.stream().filter(sender -> !sender.isAbuser()).toList();
  }

  private static double share(List<SenderRecord> of, Predicate<SenderRecord> has) {
    return of.isEmpty() ? Double.NaN : (double) of.stream().filter(has).count() / of.size();
  }
}
