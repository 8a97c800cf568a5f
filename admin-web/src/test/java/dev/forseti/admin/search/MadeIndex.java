package dev.forseti.admin.search;

import dev.forseti.admin.message.SaidEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** An index in a folder, of events that a test makes up. */
final class MadeIndex {
  static final WordAnalyzer ANALYZER = new WordAnalyzer();
  static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private MadeIndex() {}

  static SaidEvent said(String id, long seconds, String... words) {
    return new SaidEvent(
        id,
        "!room:hs.example",
        "@Eve:evil.example",
        "evil.example",
        "m.room.message",
        List.of(words),
        AT.plusSeconds(seconds));
  }

  static void put(EventIndex index, SaidEvent event) {
    try {
      index.put(EventDocument.of(event));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The ids of all that a query finds, the newest first. */
  static List<String> found(EventIndex index, String typed) throws IOException {
    return index.find(built(typed).query(), null, 1_000, PATIENCE).ids();
  }

  static CompiledQuery.Built built(String typed) {
    var read = (SearchQuery.Understood) SearchQueryReader.read(typed);
    return (CompiledQuery.Built)
        CompiledQuery.of(read.query(), ANALYZER, alias -> List.of("!room:hs.example"));
  }

  static CompiledQuery.Result compiled(String typed) {
    var read = (SearchQuery.Understood) SearchQueryReader.read(typed);
    return CompiledQuery.of(read.query(), ANALYZER, alias -> List.of());
  }

  /** Whether any file of the folder holds these bytes. */
  static boolean isOnDisk(Path folder, String word) throws IOException {
    String bytes = new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> holds(file, bytes));
    }
  }

  private static boolean holds(Path file, String word) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
