package dev.forseti.runtime.config;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known name that somebody who wrote an unknown one may have meant. */
public final class NearestName {
  private NearestName() {}

  /** The name of the least edit distance; none when that is above a third of the name's length. */
  public static Optional<String> to(String unknown, Stream<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known
        .min(Comparator.comparingInt(name -> distance.apply(unknown, name)))
        .filter(name -> distance.apply(unknown, name) <= 1 + unknown.length() / 3);
  }
}
