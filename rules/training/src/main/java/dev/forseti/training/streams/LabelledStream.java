package dev.forseti.training.streams;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with events in the order of time and what somebody knows of them.
 *
 * @param name the folder's
 * @param folder holds {@code events.ndjson} and {@code labels.ndjson}
 */
public record LabelledStream(String name, Path folder) {
  private static final String EVENTS = "events.ndjson";
  private static final String LABELS = "labels.ndjson";

  /** The streams in a folder, by name; other folders are left out. */
  public static List<LabelledStream> in(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> Files.exists(each.resolve(EVENTS)))
          .filter(each -> Files.exists(each.resolve(LABELS)))
          .sorted()
          .map(each -> new LabelledStream(String.valueOf(each.getFileName()), each))
          .toList();
    }
  }

  public Path events() {
    return folder.resolve(EVENTS);
  }

  public Path labels() {
    return folder.resolve(LABELS);
  }
}
