package dev.forseti.standalone.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The problems that were found in a file so far, each once. */
final class FoundProblems {
  private record Problem(Place place, String what) {}

  private final Set<Problem> problems = new LinkedHashSet<>();

  /** Files a problem: what was found at the place, and what is allowed. */
  void add(Place place, String what) {
    problems.add(new Problem(place, what));
  }

  /**
   * Ends the reading when there are any.
   *
   * @throws ConfigProblems with all of them, in the order of the file
   */
  void refuse() throws ConfigProblems {
    if (!problems.isEmpty()) {
      throw new ConfigProblems(shown());
    }
  }

  private List<String> shown() {
    return problems.stream()
        .sorted(Comparator.comparing(Problem::place))
        .map(it -> it.place() + ": " + it.what())
        .toList();
  }
}
