package dev.forseti.runtime.config;

import java.util.List;

/**
 * The options of one module, in the order in which they are shown.
 *
 * @param options all of them; a section stays together
 * @param check what is to hold between them
 */
public record OptionGroup(List<ConfigOption<?>> options, Check check) {
  /** What is to hold between values that are each allowed. */
  @FunctionalInterface
  public interface Check {
    /** Files what does not go together; of a value that was refused, the default is seen. */
    void find(ConfigValues values, FoundProblems problems);
  }

  public OptionGroup {
    options = List.copyOf(options);
  }

  /** Options that go together whatever they are. */
  public static OptionGroup of(ConfigOption<?>... options) {
    return new OptionGroup(List.of(options), (values, problems) -> {});
  }

  /** The same options, with what is to hold between them. */
  public OptionGroup checkedBy(Check by) {
    return new OptionGroup(options, by);
  }
}
