package dev.forseti.scoring;

import dev.forseti.model.Reputation;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the stages ask of the rule engine: functions from what was remembered under a key and what
 * is new to what is to be remembered. They keep nothing themselves, so that the same functions run
 * on Flink's state and on maps.
 */
public interface RuleEngine extends Serializable {
  /** Compiles packs that run together. */
  Compiled compile(Collection<RulePack> packs);

  /** What is remembered of a server after the event. */
  Bytes rememberServer(Bytes before, RoomEvent event);

  /** What is remembered of a sender after the event. */
  Bytes rememberSender(Bytes before, RoomEvent event);

  /** Packs that run together, compiled. */
  interface Rules {
    /** The hash of all that they were compiled from. */
    String version();

    /** The counters' groups that the event feeds, each with its key; no group twice. */
    List<CounterKey> keys(SeenEvent event);

    /** Feeds the counters of one key. */
    Counted count(CounterKey key, Bytes before, SeenEvent event);

    /** Evaluates all rules on the event and the values of its counters, by the counters' names. */
    List<Signal> evaluate(SeenEvent event, Map<String, Long> counters);

    /** What the news makes of the reputation of its subject. */
    Concluded conclude(Bytes before, SubjectNews news);
  }

  /**
   * What came of compiling.
   *
   * @param rules the rules that can run; those with a problem are left out
   * @param problems what is wrong, in words with file and line; empty when all is well
   */
  record Compiled(Rules rules, List<String> problems) {
    public Compiled {
      problems = List.copyOf(problems);
    }
  }

  /**
   * An event and what was remembered before it.
   *
   * @param event what happened
   * @param server what was known of its server
   * @param sender what was known of its sender
   */
  record SeenEvent(RoomEvent event, Bytes server, Bytes sender) {}

  /**
   * A key under which counters are kept.
   *
   * @param group the counters that share the key, for example {@code sender+room}
   * @param key the key's value
   */
  record CounterKey(String group, String key) {}

  /**
   * What came of feeding the counters of one key.
   *
   * @param after what is to be remembered
   * @param values their values with this event, by their names
   */
  record Counted(Bytes after, Map<String, Long> values) {
    public Counted {
      values = Map.copyOf(values);
    }
  }

  /**
   * What a subject's new evidence led to.
   *
   * @param after what is to be remembered
   * @param reputations the new reputation; empty when nothing changed that others should know
   * @param verdicts the change of standing; empty when there is none
   */
  record Concluded(Bytes after, List<Reputation> reputations, List<Verdict> verdicts) {
    public Concluded {
      reputations = List.copyOf(reputations);
      verdicts = List.copyOf(verdicts);
    }
  }
}
