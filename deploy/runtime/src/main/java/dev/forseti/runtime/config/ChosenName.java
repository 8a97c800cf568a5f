package dev.forseti.runtime.config;

import dev.forseti.runtime.config.ConfigValues.Written;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of an option's names a file uses. */
record ChosenName(ConfigOption<?> option, Map<String, Written> found) {
  /** The value under one of its names; null when none is used, a problem when several are. */
  @Nullable Written choose(FoundProblems problems, List<String> warnings) {
    List<Written> set =
        Stream.concat(Stream.of(option.name()), option.olderNames().stream())
            .map(found::get)
            .filter(Objects::nonNull)
            .toList();
    if (set.isEmpty()) {
      return null;
    }
    Written first = set.getFirst();
    for (Written more : set.subList(1, set.size())) {
      problems.add(
          more.place(),
          "'%s' is an older name of '%s': set one of '%s' and '%s' only"
              .formatted(more.name(), option.name(), first.name(), more.name()));
    }
    if (!first.name().equals(option.name())) {
      warnings.add(
          "%s: '%s' is called '%s' now; it is read, but change it"
              .formatted(first.place(), first.name(), option.name()));
    }
    return first;
  }
}
