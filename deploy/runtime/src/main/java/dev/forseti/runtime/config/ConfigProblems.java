package dev.forseti.runtime.config;

import java.util.List;

/** A configuration that is not taken, with all its problems, each with file, line and column. */
public final class ConfigProblems extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  ConfigProblems(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line a problem: what was found, where, and what is allowed. */
  public List<String> problems() {
    return problems;
  }
}
