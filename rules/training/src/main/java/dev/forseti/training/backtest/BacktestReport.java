package dev.forseti.training.backtest;

import dev.forseti.model.EventId;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.training.measure.WilsonInterval;
import java.util.List;

/**
 * What a pack would change.
 *
 * @param events how many were looked at
 * @param rules one row for each rule of the pack, and for each other rule that says something else
 * @param whole all rules of the pack together
 * @param newlyActedOn how right it is about those who would be acted on, and were not before
 * @param changes of outcome, by sender
 * @param sample events to label, of senders of whom nothing is known
 */
public record BacktestReport(
    long events,
    List<Row> rules,
    Row whole,
    Precision newlyActedOn,
    List<Change> changes,
    List<Sampled> sample) {
  public BacktestReport {
    rules = List.copyOf(rules);
    changes = List.copyOf(changes);
    sample = List.copyOf(sample);
  }

  /**
   * What a rule, or several together, did.
   *
   * @param name the rule, or what it is about
   * @param hits events on which it fired
   * @param newlyHit those on which it did not fire before
   * @param noLongerHit those on which it fired before only
   * @param senders whom it fired on: the user it speaks of, else the sender
   * @param decides senders whose outcome would be another one without it
   * @param precision of those that it speaks against
   */
  public record Row(
      String name,
      long hits,
      long newlyHit,
      long noLongerHit,
      long senders,
      long decides,
      Precision precision) {}

  /**
   * How many of those that something speaks against are abusers, as far as they are labelled.
   *
   * @param accused whom it speaks against
   * @param labelled how many of them are
   * @param abusers how many of those are abusers
   * @param interval between which bounds the share lies, with 95 %
   * @param answer whether it may act
   */
  public record Precision(
      long accused, long labelled, long abusers, WilsonInterval interval, Gate.Answer answer) {}

  /**
   * A sender whose outcome is another one.
   *
   * @param before the gravest standing of the sender; where rules may only suggest, review
   */
  public record Change(String sender, Standing before, Standing after, Labels.Label label) {}

  /**
   * An event to label: the first one of its sender that the pack fired on.
   *
   * @param rules of the pack that fired on it
   */
  public record Sampled(EventId eventId, RoomId roomId, String sender, List<String> rules) {
    public Sampled {
      rules = List.copyOf(rules);
    }
  }
}
