package dev.forseti.runtime.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The problems that were found in a file so far, each once. */
public final class FoundProblems {
  private record Problem(Place place, String what) {}

  private final Set<Problem> problems = new LinkedHashSet<>();
  private final String file;

  FoundProblems(String file) {
    this.file = file;
  }

  /** Files a problem of the file as a whole: what was found, and what is allowed. */
  public void add(String what) {
    add(Place.whole(file), what);
  }

  /** Files a problem: what was found at the place, and what is allowed. */
  public void add(Place place, String what) {
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
