package dev.forseti.rules.counter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.FeatureReader;
import dev.forseti.features.FeatureVector;
import dev.forseti.features.SenderHistory;
import dev.forseti.features.Unknown;
import dev.forseti.features.ValueType;
import dev.forseti.features.Variable;
import dev.forseti.model.RoomEvent;
import dev.forseti.pipeline.EventScorer;
import dev.forseti.rules.compile.Compiled;
import dev.forseti.rules.eval.RuleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CounterTest {
  private static final long HOUR = 3_600_000;
  private final CounterCells state = new CounterCells(1);

  private long feed(Counter.Kind kind, long shown, long now) {
    return new CounterSpec(1, kind, HOUR).feed(shown, FeatureVector.NO_WORDS, now, state, 0);
  }

  @Test
  void theLastValueIsThatOfTheEventBefore() {
    assertThat(feed(Counter.Kind.LAST, 7, 0)).isEqualTo(Unknown.LONG);
    assertThat(feed(Counter.Kind.LAST, Unknown.LONG, 1)).isEqualTo(7);
    assertThat(feed(Counter.Kind.LAST, 9, 2)).isEqualTo(7);
    assertThat(feed(Counter.Kind.LAST, 1, HOUR)).isEqualTo(9);
    assertThat(feed(Counter.Kind.LAST, 1, 3 * HOUR)).isEqualTo(Unknown.LONG);
  }

  @Test
  void theGreatestValueMayBeBelowZero() {
    assertThat(feed(Counter.Kind.MAX, Unknown.LONG, 0)).isEqualTo(Unknown.LONG);
    assertThat(feed(Counter.Kind.MAX, -5, 1)).isEqualTo(-5);
    assertThat(feed(Counter.Kind.MAX, -9, HOUR / 2)).isEqualTo(-5);
    assertThat(feed(Counter.Kind.MAX, Unknown.LONG, HOUR + HOUR / 4)).isEqualTo(-9);
  }

  @Test
  void noDurationIsNegativeWhenEventsComeInAnyOrder() {
    for (Counter.Kind kind : Counter.Kind.values()) {
      if (kind.type(ValueType.INT) == ValueType.DURATION) {
        Random random = new Random(1);
        CounterCells kept = new CounterCells(1);
        CounterSpec counter = new CounterSpec(1, kind, HOUR);
        int known = 0;
        for (int i = 0; i < 1_000; i++) {
          long value = counter.feed(1, FeatureVector.NO_WORDS, random.nextLong(4 * HOUR), kept, 0);
          assertThat(value == Unknown.LONG || value >= 0).as(kind + " " + value).isTrue();
          known += value == Unknown.LONG ? 0 : 1;
        }
        assertThat(known).as("known " + kind).isPositive();
      }
    }
  }

  @Test
  void sumsDoNotRunOver() {
    assertThat(feed(Counter.Kind.SUM, Long.MAX_VALUE, 0)).isEqualTo(Long.MAX_VALUE);
    assertThat(feed(Counter.Kind.SUM, 5, 0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aSessionBeginsAfterAPause() {
    long gap = 600_000;
    assertThat(feed(Counter.Kind.SESSIONS, gap, 1)).isEqualTo(1);
    assertThat(feed(Counter.Kind.SESSIONS, gap, gap)).isEqualTo(1);
    assertThat(feed(Counter.Kind.SESSIONS, gap, 2 * gap + 1)).isEqualTo(2);
    assertThat(feed(Counter.Kind.SESSIONS, Unknown.LONG, 2 * gap + 2)).isEqualTo(2);
    assertThat(feed(Counter.Kind.SESSIONS, gap, 20 * gap)).isEqualTo(1);
  }

  /** Counts are off by one bucket at most, against a list of all that came. */
  @Test
  void aWindowIsOffByOneBucketAtMost() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      CounterCells kept = new CounterCells(1);
      CounterSpec counter = new CounterSpec(1, Counter.Kind.EVENTS, HOUR);
      Map<Long, Long> came = new HashMap<>();
      long now = random.nextInt(1_000_000);
      for (int i = 0; i < 300; i++) {
        now += random.nextInt(1, 600_000);
        came.merge(now, 1L, Long::sum);
        long at = now;
        long all = within(came, at, HOUR);
        long inner = within(came, at, HOUR - HOUR / Ring.BUCKETS);
        assertThat(counter.feed(1, FeatureVector.NO_WORDS, now, kept, 0))
            .as("seed %d", seed)
            .isBetween(inner, all);
      }
    }
  }

  /** Against all buckets in a map: a window kept short, one spread out, late events, and none. */
  @Test
  void aWindowSaysTheSameHoweverItIsKept() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      CounterCells kept = new CounterCells(2);
      CounterSpec sum = new CounterSpec(1, Counter.Kind.SUM, HOUR);
      CounterSpec max = new CounterSpec(2, Counter.Kind.MAX, HOUR);
      TreeMap<Long, Long> sums = new TreeMap<>();
      TreeMap<Long, Long> most = new TreeMap<>();
      long newest = Long.MIN_VALUE;
      long now = 10 * HOUR;
      for (int i = 0; i < 60; i++) {
        now += random.nextInt(4) == 0 ? random.nextLong(-HOUR, 3 * HOUR) : random.nextInt(90_000);
        long shown = random.nextInt(3) == 0 ? Unknown.LONG : random.nextInt(-2, 3);
        long bucket = Ring.bucket(now, HOUR);
        newest = shown == Unknown.LONG ? newest : Math.max(newest, bucket);
        if (shown != Unknown.LONG && bucket > newest - Ring.BUCKETS) {
          sums.merge(bucket, shown, Long::sum);
          most.merge(bucket, shown, Math::max);
        }
        long from = Math.max(newest, bucket) - Ring.BUCKETS + 1;
        assertThat(sum.feed(shown, FeatureVector.NO_WORDS, now, kept, 0))
            .as("sum, seed %d, event %d", seed, i)
            .isEqualTo(sums.tailMap(from).values().stream().mapToLong(v -> v).sum());
        assertThat(max.feed(shown, FeatureVector.NO_WORDS, now, kept, 1))
            .as("max, seed %d, event %d", seed, i)
            .isEqualTo(
                most.tailMap(from).values().stream().mapToLong(v -> v).max().orElse(Unknown.LONG));
      }
    }
  }

  /** Most keys are met once: nothing is kept of one that no counter counts. */
  @Test
  void whatNoEventFedTakesNoPlace() {
    RuleSet rules =
        Compiled.packs(
                """
                pack: p
                counters:
                  linked: {count: events, by: [text.sketch], within: 1h, where: links.count > 0}
                  first: {count: first_seen, by: [text.sketch], within: 1h, where: links.count > 0}
                rules:
                  - id: none
                    when: linked == 0 && !known(first)
                    signal: {about: sender, weight: 1.0, harm: m.spam, because: "{linked} {first}"}
                    mode: observe
                """)
            .rules();
    var counters = new InMemoryCounters();
    FeatureVector values = rules.newVector();
    RoomEvent plain = Compiled.says(1, "@a:one.example", "a text without any link in it");
    FeatureReader.read(plain, SenderHistory.startingAt(0), 0, values);
    rules.count(plain, values, counters);
    assertThat(rules.signals(plain, values)).hasSize(1);
    assertThat(counters.size()).isZero();
    RoomEvent linked = Compiled.says(2, "@a:one.example", "a text with https://one.example/ in it");
    values.clear();
    FeatureReader.read(linked, SenderHistory.startingAt(0), 0, values);
    rules.count(linked, values, counters);
    assertThat(rules.signals(linked, values)).isEmpty();
    assertThat(counters.size()).isEqualTo(1);
  }

  /** Hosts bound how many keys they hold, not how long each is. */
  @Test
  void aLongKeyIsCountedByItsHash() {
    RuleSet rules =
        Compiled.packs(
                """
                pack: p
                counters:
                  pairs: {count: events, by: [media.hash, room], within: 1h}
                  sent: {count: events, by: [media.hash], within: 1h}
                rules:
                  - {id: r, when: pairs > 1 && sent > 1, signal: {weight: 1.0}}
                """)
            .rules();
    String address = "mxc://one.example/" + "a".repeat(60_000);
    FeatureVector values = rules.newVector();
    for (CounterGroup group : rules.counterGroups()) {
      Set<String> keys = new HashSet<>();
      for (String end : List.of("x", "y", "xy", "x")) {
        values.set(Variable.MEDIA_HASH.slot(), address + end);
        values.set(Variable.ROOM_ID.slot(), "!r:one.example");
        keys.add(Objects.requireNonNull(group.key(values)));
      }
      assertThat(keys).hasSize(3).allMatch(key -> key.length() < 100);
      values.set(Variable.MEDIA_HASH.slot(), "mxc://one.example/abc");
      assertThat(group.key(values)).contains("mxc://one.example/abc");
    }
  }

  /** As the job does it, whose counters know no rules. */
  @Test
  void aCounterThatIsTakenOutAndPutBackGoesOnCounting() {
    String pack =
        """
        counters:
          sent: {count: events, by: [sender], within: 1h}
          asked: {count: events, by: [sender], within: 1h, where: text.question}
        rules:
          - {id: r, when: %s > 2, signal: {weight: 1.0}}
        """;
    RuleSet sent = Compiled.packs(pack.formatted("sent").replaceFirst(".*asked.*\n", "")).rules();
    RuleSet asked = Compiled.packs(pack.formatted("asked").replaceFirst(".*sent:.*\n", "")).rules();
    var scorer = new EventScorer(sent);
    List<Integer> fired = new ArrayList<>();
    for (RuleSet rules : List.of(sent, sent, asked, asked, sent, sent, asked)) {
      scorer.replace(rules);
      fired.add(scorer.accept(Compiled.says(fired.size(), "@a:one.example", "really?")).size());
    }

    assertThat(fired).containsExactly(0, 0, 0, 0, 1, 1, 1);
  }

  private static long within(Map<Long, Long> came, long now, long window) {
    return came.keySet().stream().filter(at -> now - at < window).count();
  }

  /** Exact up to 64; beyond, 95 of 100 estimates are within two standard errors (13 %). */
  @Test
  void differentValuesAreExactWhileFewAndEstimatedWhenMany() {
    int estimates = 0;
    int near = 0;
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      CounterCells kept = new CounterCells(1);
      CounterSpec counter = new CounterSpec(1, Counter.Kind.DISTINCT, HOUR);
      Map<Long, Long> last = new HashMap<>();
      int values = 1 << random.nextInt(3, 15);
      for (int i = 0; i < 4_000; i++) {
        long now = i * 1_800L;
        long value = Counter.mixed(random.nextInt(values) * 31L + seed);
        last.put(value, now);
        long found = counter.feed(value, FeatureVector.NO_WORDS, now, kept, 0);
        long all = last.values().stream().filter(at -> now - at <= HOUR).count();
        if (i % 97 == 0 && kept.cell(0).length < HyperLogLog.LENGTH) {
          assertThat(found).as("seed %d event %d", seed, i).isEqualTo(all);
        } else if (i % 97 == 0) {
          long inner =
              last.values().stream().filter(at -> now - at < HOUR - HOUR / Ring.BUCKETS).count();
          estimates++;
          near += found >= inner * 0.87 && found <= all * 1.13 ? 1 : 0;
        }
      }
      assertThat(kept.cell(0).length).isLessThanOrEqualTo(HyperLogLog.LENGTH);
    }
    assertThat(near).isGreaterThan((int) (estimates * 0.93));
    assertThat(estimates).isGreaterThan(500);
  }

  @Test
  void registersAreLeftWhenTheWindowWasEmptyOnce() {
    for (int i = 0; i < 500; i++) {
      feed(Counter.Kind.DISTINCT, Counter.mixed(i), i);
    }
    assertThat(feed(Counter.Kind.DISTINCT, Unknown.LONG, 600)).isBetween(435L, 565L);
    assertThat(feed(Counter.Kind.DISTINCT, Counter.mixed(1), 3 * HOUR)).isEqualTo(1);
    assertThat(state.cell(0).length).isLessThan(10);
  }

  /** The order of the events does not matter to the estimate: buckets are united, not added. */
  @Test
  void theOrderDoesNotMatter() {
    CounterCells other = new CounterCells(1);
    CounterSpec counter = new CounterSpec(1, Counter.Kind.DISTINCT, HOUR);
    long there = 0;
    long back = 0;
    for (int i = 0; i < 3_000; i++) {
      there = counter.feed(Counter.mixed(i), FeatureVector.NO_WORDS, i * 1_000L, state, 0);
      int j = 2_999 - i;
      back = counter.feed(Counter.mixed(j), FeatureVector.NO_WORDS, j * 1_000L, other, 0);
    }
    assertThat(back).isEqualTo(there);
  }
}
