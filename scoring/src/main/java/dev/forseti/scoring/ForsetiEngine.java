package dev.forseti.scoring;

import dev.forseti.features.FeatureReader;
import dev.forseti.features.FeatureVector;
import dev.forseti.features.SenderHistory;
import dev.forseti.features.Unknown;
import dev.forseti.features.Variable;
import dev.forseti.model.Decision;
import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.pipeline.LocalPipeline;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.reputation.Verdicts;
import dev.forseti.rules.CounterGroup;
import dev.forseti.rules.KeyState;
import dev.forseti.rules.Problem;
import dev.forseti.rules.RuleCompiler;
import dev.forseti.rules.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rule engine behind the port: step by step what {@code LocalPipeline} does in one go.
 *
 * @param falsePositiveBudget the share of wrong acts that the operator accepts
 */
record ForsetiEngine(double falsePositiveBudget) implements RuleEngine {
  @Override
  public Compiled compile(Collection<RulePack> packs) {
    RuleCompiler.Result result = RuleCompiler.compile(packs);
    return new Compiled(
        new CompiledRules(version(packs), result.rules(), falsePositiveBudget),
        result.problems().stream().map(Problem::shown).toList());
  }

  private static String version(Collection<RulePack> packs) {
    return Long.toHexString(
        packs.stream()
            .mapToLong(pack -> 31L * pack.text().hashCode() + pack.files().hashCode())
            .reduce(17, (sum, hash) -> sum * 1_000_003 + hash));
  }

  @Override
  public Bytes rememberServer(Bytes before, RoomEvent event) {
    return EngineBytes.moment(server(before, event));
  }

  @Override
  public Bytes rememberSender(Bytes before, RoomEvent event) {
    SenderHistory history = sender(before, event);
    return EngineBytes.history(
        FeatureReader.isMessage(event) ? history.withMessage(event.roomId().value()) : history);
  }

  private static long since(RoomEvent event) {
    return event.flags().contains(EventFlag.BACKFILLED)
        ? Unknown.LONG
        : event.receivedAt().toEpochMilli();
  }

  private static long server(Bytes before, RoomEvent event) {
    return before.isNone() ? since(event) : EngineBytes.moment(before);
  }

  private static SenderHistory sender(Bytes before, RoomEvent event) {
    return before.isNone() ? SenderHistory.startingAt(since(event)) : EngineBytes.history(before);
  }

  /** One version of the rules; used by one thread. */
  private static final class CompiledRules implements Rules {
    private final String version;
    private final RuleSet rules;
    private final ReputationRules reputations;
    private final FeatureVector values;
    private final int slots;
    private final String prefix;

    CompiledRules(String version, RuleSet rules, double budget) {
      this.version = version;
      this.prefix = version + "/";
      this.rules = rules;
      this.reputations = ReputationRules.of(budget, rules.caps());
      this.values = rules.newVector();
      this.slots =
          Variable.count() + rules.counterGroups().stream().mapToInt(CounterGroup::size).sum();
    }

    @Override
    public String version() {
      return version;
    }

    private FeatureVector read(SeenEvent seen) {
      values.clear();
      RoomEvent event = seen.event();
      FeatureReader.read(event, sender(seen.sender(), event), server(seen.server(), event), values);
      return values;
    }

    @Override
    public List<CounterKey> keys(SeenEvent event) {
      FeatureVector read = read(event);
      List<CounterKey> keys = new ArrayList<>();
      for (CounterGroup group : rules.counterGroups()) {
        String key = group.key(read);
        if (key != null) {
          keys.add(new CounterKey(group.name(), key));
        }
      }
      return keys;
    }

    @Override
    public Counted count(CounterKey key, Bytes before, SeenEvent event) {
      FeatureVector read = read(event);
      Map<String, Long> found = new TreeMap<>();
      for (CounterGroup group : rules.counterGroups()) {
        if (group.name().equals(key.group())) {
          KeyState state = EngineBytes.counters(version, group.size(), before);
          group.count(read, event.event().receivedAt().toEpochMilli(), state);
          for (int slot = Variable.count(); slot < slots; slot++) {
            if (read.number(slot) != Unknown.LONG) {
              found.put(prefix + slot, read.number(slot));
            }
          }
          return new Counted(EngineBytes.counters(version, state), found);
        }
      }
      return new Counted(before, found); // a group of rules that do not run any more
    }

    @Override
    public List<Signal> evaluate(SeenEvent event, Map<String, Long> counters) {
      FeatureVector read = read(event);
      for (Map.Entry<String, Long> counter : counters.entrySet()) {
        if (counter.getKey().startsWith(prefix)) { // other rules' counters stay unknown
          int slot = Integer.parseInt(counter.getKey().substring(prefix.length()));
          read.set(slot, counter.getValue().longValue());
        }
      }
      return rules.signals(event.event(), read);
    }

    @Override
    public Concluded conclude(Bytes before, SubjectNews news) {
      TrackedReputation known = EngineBytes.reputation(news.subject(), before);
      RoomEvent event = news.event();
      if (event == null) {
        return decided(known, news.subject(), Opened.of(news.decision()));
      }
      if (known == null && news.signals().isEmpty()) {
        return new Concluded(before, List.of(), List.of());
      }
      TrackedReputation tracked = orUnknown(known, news.subject(), event.receivedAt());
      if (known != null && news.own()) {
        tracked = tracked.withEvent(event.receivedAt());
      }
      for (Signal signal : news.signals()) {
        tracked = tracked.with(signal, reputations);
      }
      return judged(tracked, event.eventId(), event.roomId());
    }

    private Concluded decided(
        @Nullable TrackedReputation known, Subject subject, Decision decision) {
      EventId cause = new EventId("$" + decision.id());
      return judged(
          orUnknown(known, subject, decision.at()).with(decision, cause, reputations),
          cause,
          LocalPipeline.DECIDED_IN);
    }

    private static TrackedReputation orUnknown(
        @Nullable TrackedReputation known, Subject subject, Instant at) {
      return known == null ? TrackedReputation.unknown(subject, 0, at) : known;
    }

    private Concluded judged(TrackedReputation tracked, EventId event, RoomId room) {
      Verdicts.Step step = Verdicts.judge(tracked, event, room, reputations);
      return new Concluded(
          EngineBytes.reputation(step.tracked()),
          List.of(step.reputation()),
          step.change().stream().toList());
    }
  }
}
