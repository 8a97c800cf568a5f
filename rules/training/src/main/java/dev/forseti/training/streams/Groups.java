package dev.forseti.training.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which streams are left out together, as they share senders or campaigns.
 *
 * @param of the group by the stream's name; a stream that is not in it is a group of its own
 */
public record Groups(Map<String, String> of) {
  /** Each stream is its own group. */
  public static final Groups NONE = new Groups(Map.of());

  public Groups {
    of = Map.copyOf(of);
  }

  /** Reads lines of a stream, a tab and its group. */
  public static Groups read(Path file) throws IOException {
    Map<String, String> of = new HashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file, UTF_8)) {
      number++;
      String[] parts = line.split("\t", -1);
      if (line.isBlank()) {
        continue;
      }
      if (parts.length != 2) {
        throw new IOException(file + ":" + number + ": a stream, a tab and its group are needed");
      }
      of.put(parts[0], parts[1]);
    }
    return new Groups(of);
  }

  /** The group of a stream. */
  public String of(String stream) {
    return of.getOrDefault(stream, stream);
  }

  /** The groups of some streams. */
  public SortedSet<String> all(Collection<String> streams) {
    SortedSet<String> all = new TreeSet<>();
    streams.forEach(stream -> all.add(of(stream)));
    return all;
  }
}
