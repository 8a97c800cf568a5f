package dev.forseti.scoring;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One of the parts in which an event travels to its counters: each part goes to one key, and they
 * meet again before the rules are evaluated.
 *
 * @param event the event with what was remembered before it
 * @param rules the version of the rules that split it
 * @param key the counters that this part feeds; empty strings when the event feeds none
 * @param part which part this is, from 0
 * @param parts how many there are, at least 1
 * @param counters the values found so far, by the counters' names
 */
public record EventPart(
    RuleEngine.SeenEvent event,
    String rules,
    RuleEngine.CounterKey key,
    int part,
    int parts,
    Map<String, Long> counters) {
  public EventPart {
    counters = Collections.unmodifiableMap(new TreeMap<>(counters));
  }

  /** The key that its stage is keyed by. */
  String route() {
    return feedsNone() ? event.event().eventId().value() : key.group() + "\n" + key.key();
  }

  boolean feedsNone() {
    return key.group().isEmpty();
  }

  EventPart with(Map<String, Long> more) {
    Map<String, Long> all = new TreeMap<>(counters);
    all.putAll(more);
    return new EventPart(event, rules, key, part, parts, all);
  }
}
