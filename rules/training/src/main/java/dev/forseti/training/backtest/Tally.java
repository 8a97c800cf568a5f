package dev.forseti.training.backtest;

import dev.forseti.training.backtest.BacktestReport.Precision;
import dev.forseti.training.measure.WilsonInterval;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Counts what a rule, or several together, fired on before and after. */
final class Tally {
  private final Set<String> senders = new HashSet<>();
  private final Set<String> accused = new HashSet<>();
  private long hits;
  private long newly;
  private long noLonger;

  void count(boolean before, boolean after) {
    hits += after ? 1 : 0;
    newly += after && !before ? 1 : 0;
    noLonger += before && !after ? 1 : 0;
  }

  /** Notes whom it fired on. */
  void fired(String sender, boolean against) {
    senders.add(sender);
    if (against) {
      accused.add(sender);
    }
  }

  boolean isDifferent() {
    return newly > 0 || noLonger > 0;
  }

  BacktestReport.Row row(String name, long decides, Labels labels, Gate gate) {
    return new BacktestReport.Row(
        name, hits, newly, noLonger, senders.size(), decides, precision(accused, labels, gate));
  }

  static Precision precision(Collection<String> accused, Labels labels, Gate gate) {
    long abusers = 0;
    long labelled = 0;
    for (String one : accused) {
      Labels.Label label = labels.of(one);
      labelled += label == Labels.Label.NONE ? 0 : 1;
      abusers += label == Labels.Label.ABUSER ? 1 : 0;
    }
    return new Precision(
        accused.size(),
        labelled,
        abusers,
        WilsonInterval.of(abusers, labelled, WilsonInterval.Z_95),
        accused.isEmpty()
            ? new Gate.Answer.MayNot("it speaks against nobody here")
            : gate.judge(abusers, labelled));
  }
}
