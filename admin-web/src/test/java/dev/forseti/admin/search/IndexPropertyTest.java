package dev.forseti.admin.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.message.SaidEvent;
import dev.forseti.admin.search.SearchQuery.Beginning;
import dev.forseti.admin.search.SearchQuery.Field;
import dev.forseti.admin.search.SearchQuery.Part;
import dev.forseti.admin.search.SearchQuery.Words;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The index finds what a look at every event finds, whatever was put, changed and forgotten. */
class IndexPropertyTest {
  private static final List<String> WORDS =
      List.of(
          "pill", "pills", "PILLAR", "猫が好き", "猫", "Crème", "creme", "evil.example", "🔥", "don't");
  private static final List<String> ASKED =
      List.of(
          "pill", "pil*", "pills", "猫", "猫が", "\"creme pill\"", "evil", "evil.example", "🔥", "t");
  private static final int EVENTS = 120;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  static IntStream seeds() {
    return IntStream.range(0, 6);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void findsWhatAScanFinds(int seed) throws Exception {
    var random = new Random(seed);
    Map<String, SaidEvent> events = new TreeMap<>();
    var state = new IndexState("one", 0);
    try (EventIndex index = IndexFolder.create(folder, state)) {
      for (int step = 0; step < 400; step++) {
        String id = "$e" + random.nextInt(EVENTS);
        if (random.nextInt(4) == 0) {
          events.remove(id);
          index.forget(id);
        } else {
          SaidEvent event = MadeIndex.said(id, step, text(random), text(random));
          events.put(id, event);
          MadeIndex.put(index, event);
        }
        if (random.nextInt(30) == 0) {
          index.commit(state);
          index.forgetOnDisk(random.nextBoolean());
        }
      }
      index.commit(state);
      for (int i = 0; i < 60; i++) {
        String typed = one(random, ASKED) + " " + (random.nextBoolean() ? one(random, ASKED) : "");
        assertThat(MadeIndex.found(index, typed)).as(typed).isEqualTo(scan(events, typed));
      }
      assertThat(index.size().events()).isEqualTo(events.size());
    }
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int n = random.nextInt(5); n > 0; n--) {
      text.append(one(random, WORDS)).append(random.nextInt(5) == 0 ? "" : " ");
    }
    return text.toString();
  }

  private static String one(Random random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static List<String> scan(Map<String, SaidEvent> events, String typed) {
    var read = (SearchQuery.Understood) SearchQueryReader.read(typed);
    return events.values().stream()
        .filter(event -> read.query().parts().stream().allMatch(part -> isTrue(part, event)))
        .sorted(Comparator.comparing(SaidEvent::at).reversed())
        .map(SaidEvent::id)
        .toList();
  }

  private static boolean isTrue(Part part, SaidEvent event) {
    return event.words().stream()
        .map(IndexPropertyTest::terms)
        .anyMatch(
            words ->
                switch (part) {
                  case Words asked -> Collections.indexOfSubList(words, terms(asked.text())) >= 0;
                  case Beginning asked ->
                      words.stream().anyMatch(it -> it.startsWith(asked.text()));
                  case Field none -> false;
                });
  }

  /** Words, and of a script without blanks its single characters. */
  private static List<String> terms(String text) {
    return MadeIndex.ANALYZER.words(text).stream()
        .filter(
            it ->
                it.isSingle()
                    || it.term().codePointAt(0) < 0x3000
                    || it.term().codePointCount(0, it.term().length()) == 1)
        .map(WordAnalyzer.Word::term)
        .toList();
  }
}
