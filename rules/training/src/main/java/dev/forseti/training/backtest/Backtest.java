package dev.forseti.training.backtest;

import dev.forseti.model.Hash;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.pipeline.LocalPipeline;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.eval.RuleSet;
import dev.forseti.training.backtest.BacktestReport.Change;
import dev.forseti.training.backtest.BacktestReport.Precision;
import dev.forseti.training.backtest.BacktestReport.Row;
import dev.forseti.training.backtest.BacktestReport.Sampled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two sets of rules over the same events in one pass: those that run, and those with the pack that
 * is tried. Not thread-safe.
 */
public final class Backtest {
  private final LocalPipeline running;
  private final LocalPipeline tried;
  private final Set<String> ofPack = new TreeSet<>();
  private final Labels labels;
  private final Map<String, Tally> tallies = new TreeMap<>();
  private final Tally whole = new Tally();
  private final Outcomes before = new Outcomes();
  private final Outcomes after = new Outcomes();
  private final Deciders deciders;
  private final Map<String, Sampled> firstHits = new HashMap<>();
  private long events;

  /**
   * A backtest that has seen nothing, where all rooms are protected.
   *
   * @param running the rules that run
   * @param tried those with the pack
   * @param pack its name
   * @param budget the share of acts that may be wrong
   */
  public Backtest(RuleSet running, RuleSet tried, String pack, double budget, Labels labels) {
    this.running = new LocalPipeline(running, ReputationRules.of(budget, running.groups()));
    ReputationRules weighing = ReputationRules.of(budget, tried.groups());
    this.tried = new LocalPipeline(tried, weighing);
    this.labels = labels;
    for (RuleSet rules : List.of(running, tried)) {
      rules.rules().stream()
          .filter(info -> info.pack().equals(pack))
          .map(info -> info.id().value())
          .forEach(ofPack::add);
    }
    ofPack.forEach(rule -> tallies.put(rule, new Tally()));
    deciders = new Deciders(ofPack, weighing);
  }

  /** Scores one event by both. */
  public void accept(RoomEvent event) {
    events++;
    labels.see(event);
    LocalPipeline.Result was = running.accept(event);
    LocalPipeline.Result is = tried.accept(event);
    before.add(was.verdicts());
    deciders.see(tried, is.reputations(), after);
    after.add(is.verdicts());
    if (!was.signals().isEmpty() || !is.signals().isEmpty()) {
      compare(event, byRule(was.signals()), byRule(is.signals()));
    }
  }

  private static Map<String, Signal> byRule(List<Signal> signals) {
    Map<String, Signal> byRule = new LinkedHashMap<>();
    signals.forEach(signal -> byRule.put(signal.rule().value(), signal));
    return byRule;
  }

  private void compare(RoomEvent event, Map<String, Signal> was, Map<String, Signal> is) {
    Set<String> rules = new TreeSet<>(was.keySet());
    rules.addAll(is.keySet());
    for (String rule : rules) {
      tallies
          .computeIfAbsent(rule, unused -> new Tally())
          .count(was.containsKey(rule), is.containsKey(rule));
    }
    whole.count(
        was.keySet().stream().anyMatch(ofPack::contains),
        is.keySet().stream().anyMatch(ofPack::contains));
    is.forEach((rule, signal) -> fired(rule, signal, event, is.keySet()));
  }

  private void fired(String rule, Signal signal, RoomEvent event, Set<String> all) {
    Subject subject = signal.subject();
    String sender = subject.kind() == Subject.Kind.USER ? subject.id() : event.sender().value();
    boolean against = signal.weight() > 0;
    tallies.computeIfAbsent(rule, unused -> new Tally()).fired(sender, against);
    if (ofPack.contains(rule)) {
      whole.fired(sender, against);
      if (against) {
        firstHits.putIfAbsent(
            sender,
            new Sampled(
                event.eventId(),
                event.roomId(),
                sender,
                all.stream().filter(ofPack::contains).sorted().toList()));
      }
    }
  }

  /**
   * What was found.
   *
   * @param most how many events to label at most
   * @param seed another one gives another sample; the same, the same one
   */
  public BacktestReport report(Gate gate, int most, long seed) {
    List<Row> rows = new ArrayList<>();
    for (boolean own : List.of(true, false)) {
      tallies.forEach(
          (rule, tally) -> {
            if (ofPack.contains(rule) == own && (own || tally.isDifferent())) {
              rows.add(tally.row(rule, deciders.count(rule, after), labels, gate));
            }
          });
    }
    List<Change> changes = changes();
    return new BacktestReport(
        events,
        rows,
        whole.row("whole pack", changes.size(), labels, gate),
        newlyActedOn(changes, gate),
        changes,
        sample(most, seed));
  }

  private List<Change> changes() {
    return before.users(after).stream()
        .filter(user -> before.of(user) != after.of(user))
        .map(user -> new Change(user, before.of(user), after.of(user), labels.of(user)))
        .toList();
  }

  private Precision newlyActedOn(List<Change> changes, Gate gate) {
    return Tally.precision(
        changes.stream()
            .filter(change -> change.after() == Standing.ACT)
            .map(Change::sender)
            .toList(),
        labels,
        gate);
  }

  /** Every sender is as likely as any other, whenever they came. */
  private List<Sampled> sample(int most, long seed) {
    return firstHits.values().stream()
        .filter(hit -> labels.of(hit.sender()) == Labels.Label.NONE)
        .sorted(
            Comparator.comparingLong((Sampled hit) -> Hash.spread(Hash.of(hit.sender()) ^ seed))
                .thenComparing(Sampled::sender))
        .limit(most)
        .toList();
  }
}
