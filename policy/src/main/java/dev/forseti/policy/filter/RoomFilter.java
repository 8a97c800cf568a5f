package dev.forseti.policy.filter;

import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the owner of a room wants filtered there: the content of the state event {@value #TYPE}.
 *
 * @param mode whether anything is done
 * @param remove names of packs and rules: a message that one of them hits is removed
 * @param threshold the evidence in nats, of all rules that may act, from which on a message is
 *     removed; 1 to {@value #MOST_NATS}, or {@value #NO_THRESHOLD} for none
 * @param bansListed whether members whom our list names are banned
 * @param spare ids of users, and names of servers, to whom nothing is done
 */
record RoomFilter(
    Mode mode, Set<String> remove, int threshold, boolean bansListed, Set<String> spare) {
  static final String TYPE = "dev.forseti.filter";

  /** No evidence of rules that are not named removes anything. */
  static final int NO_THRESHOLD = 0;

  /** What a room begins with: e to this power to one is what all the evidence has to say. */
  static final int USUAL_NATS = 6;

  /**
   * Packs with which a room begins: on labelled streams of other communities they removed 15 of
   * 458,123 messages of innocent people.
   */
  static final Set<String> USUAL_PACKS = Set.of("same-line", "mention-flood", "nick-list");

  static final int MOST_NATS = 50;

  /** That of a room that says nothing. */
  static final RoomFilter OFF = new RoomFilter(Mode.OFF, Set.of(), NO_THRESHOLD, true, Set.of());

  RoomFilter {
    remove = Set.copyOf(remove);
    spare = Set.copyOf(spare);
  }

  /** How far it goes. */
  enum Mode {
    /** Nothing is done or counted. */
    OFF,
    /** It is counted what would be done. */
    OBSERVE,
    /** It is done. */
    ACT;

    /** The name in the state event. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  RoomFilter with(Mode other) {
    return new RoomFilter(other, remove, threshold, bansListed, spare);
  }

  RoomFilter withThreshold(int nats) {
    return new RoomFilter(mode, remove, nats, bansListed, spare);
  }

  RoomFilter removing(Set<String> names) {
    return new RoomFilter(mode, names, threshold, bansListed, spare);
  }

  RoomFilter sparing(Set<String> others) {
    return new RoomFilter(mode, remove, threshold, bansListed, others);
  }

  /** Whether it holds more names than are read back. */
  boolean isTooLong() {
    return Math.max(remove.size(), spare.size()) > RoomFilterReader.MOST_NAMES;
  }

  /** Whether it names the user, or their server, with its port or without. */
  boolean isSpared(UserId user) {
    return spare.contains(user.value())
        || spare.stream()
            .anyMatch(
                name ->
                    name.equalsIgnoreCase(user.server().value())
                        || name.equalsIgnoreCase(user.server().host()));
  }

  /** The content of the state event; {@link RoomFilterReader} reads it back. */
  Json.Obj content() {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put(RoomFilterReader.MODE, new Json.Str(mode.label()));
    fields.put(RoomFilterReader.REMOVE, texts(remove));
    if (threshold != NO_THRESHOLD) {
      fields.put(RoomFilterReader.THRESHOLD, new Json.Int(threshold));
    }
    fields.put(RoomFilterReader.BAN_LISTED, new Json.Bool(bansListed));
    fields.put(RoomFilterReader.SPARE, texts(spare));
    return new Json.Obj(fields);
  }

  private static Json texts(Set<String> texts) {
    return new Json.Arr(new TreeSet<>(texts).stream().<Json>map(Json.Str::new).toList());
  }
}
