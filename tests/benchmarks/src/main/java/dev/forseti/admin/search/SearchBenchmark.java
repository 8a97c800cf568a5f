package dev.forseti.admin.search;

import dev.forseti.admin.message.SaidEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/**
 * The console's index of messages alone, in the package that it is private to: {@code
 * SearchBenchmark EVENTS FOLDER}. Messages of twelve words on average, of a vocabulary in which the
 * n-th word is n times rarer than the first, one in twenty with a link; then searches, each timed
 * by itself. Prints one JSON object per measurement.
 */
final class SearchBenchmark {
  private static final int BATCH = 5_000;
  private static final int VOCABULARY = 100_000;
  private static final int WARMING = 200;
  private static final int MEASURED = 500;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final Random random = new Random(1);
  private final WordAnalyzer analyzer = new WordAnalyzer();

  private SearchBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    int events = Integer.parseInt(arguments[0]);
    var state = new IndexState("benchmark", 0);
    try (EventIndex index = IndexFolder.create(Path.of(arguments[1]), state)) {
      var benchmark = new SearchBenchmark();
      benchmark.fill(index, events, state);
      benchmark.searches(index);
    }
  }

  private void fill(EventIndex index, int events, IndexState state) throws IOException {
    long took = 0;
    for (int from = 0; from < events; from += BATCH) {
      List<SaidEvent> batch = new ArrayList<>();
      for (int i = from; i < Math.min(events, from + BATCH); i++) {
        batch.add(event(i));
      }
      long begin = System.nanoTime();
      for (SaidEvent event : batch) {
        index.put(EventDocument.of(event));
      }
      index.commit(state);
      took += System.nanoTime() - begin;
    }
    System.out.printf(
        Locale.ROOT,
        "{\"events\":%d,\"cores\":1,\"events_per_second\":%d,\"bytes_per_event\":%d}%n",
        events,
        (long) (events / (took / 1e9)),
        index.size().bytes() / events);
  }

  private void searches(EventIndex index) throws IOException {
    search(index, "a rare word", () -> rare());
    search(index, "a common word", () -> word(random.nextInt(20)));
    search(
        index,
        "two common words",
        () -> word(random.nextInt(20)) + " " + word(20 + random.nextInt(200)));
    search(
        index,
        "phrase",
        () -> '"' + word(random.nextInt(20)) + " " + word(random.nextInt(20)) + '"');
    search(index, "prefix", () -> rare().substring(0, 3) + "*");
    search(index, "sender", () -> "sender:" + sender(random.nextInt(5_000)));
    search(index, "server and word", () -> "server:server7.example " + word(random.nextInt(200)));
    search(index, "link", () -> "link:host" + random.nextInt(500) + ".example");
  }

  private void search(EventIndex index, String name, Supplier<String> asked) throws IOException {
    double[] millis = new double[MEASURED];
    long found = 0;
    for (int i = -WARMING; i < MEASURED; i++) {
      String typed = asked.get();
      long begin = System.nanoTime();
      found += find(index, typed).ids().size();
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "{\"search\":\"%s\",\"requests\":%d,\"found\":%d,\"p50_ms\":%.2f,\"p95_ms\":%.2f,\"max_ms\":%.2f}%n",
        name,
        MEASURED,
        found,
        millis[MEASURED / 2],
        millis[MEASURED * 95 / 100],
        millis[MEASURED - 1]);
  }

  private FoundEvents find(EventIndex index, String typed) throws IOException {
    var read = (SearchQuery.Understood) SearchQueryReader.read(typed);
    var built = (CompiledQuery.Built) CompiledQuery.of(read.query(), analyzer, alias -> List.of());
    return index.find(built.query(), null, MessageSearch.PAGE, Duration.ofSeconds(2));
  }

  private SaidEvent event(int i) {
    var text = new StringBuilder();
    for (int n = 1 + random.nextInt(23); n > 0; n--) {
      text.append(word((int) Math.pow(VOCABULARY, random.nextDouble()) - 1)).append(' ');
    }
    if (i % 20 == 0) {
      text.append("https://www.host").append(random.nextInt(500)).append(".example/").append(i);
    }
    int sender = random.nextInt(20_000);
    return new SaidEvent(
        "$" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()) + i,
        "!room" + random.nextInt(300) + ":server1.example",
        sender(sender),
        "server" + sender % 300 + ".example",
        "m.room.message",
        List.of(text.toString()),
        BEGIN.plusMillis(i * 37L));
  }

  private static String sender(int i) {
    return "@user" + i + ":server" + i % 300 + ".example";
  }

  private String rare() {
    return word(1_000 + random.nextInt(VOCABULARY - 1_000));
  }

  /** The n-th word: letters and digits that tell nothing of how often it is used. */
  private static String word(int n) {
    return Long.toString(Integer.toUnsignedLong(n * 0x9E3779B1) + 60_466_176L, 36);
  }
}
