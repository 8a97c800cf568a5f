package dev.forseti.standalone.config;

import dev.forseti.runtime.config.ConfigOption;
import dev.forseti.runtime.config.OptionTypes;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/** What an operator may say of this process itself. */
public final class StandaloneOptions {
  /** Where everything is kept. */
  public static final ConfigOption<Path> DATA =
      ConfigOption.of(
          "data",
          OptionTypes.required(
              "the path of a folder without ',' and '" + File.pathSeparator + "'",
              StandaloneOptions::folder),
          "forseti-data",
          "Folder that keeps everything between restarts: Kafka, database, checkpoints, secrets");

  /** Which rules run; none for the library that comes along. */
  public static final ConfigOption<Optional<Path>> RULES =
      ConfigOption.of(
          "rules.folder",
          OptionTypes.optional("the path of a folder", Path::of),
          "",
          "Folder with rule packs; empty: the packs that come with Forseti");

  private StandaloneOptions() {}

  private static Path folder(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("nothing is there");
    }
    if (text.contains(",") || text.contains(File.pathSeparator)) {
      throw new IllegalArgumentException("Flink takes it for several folders");
    }
    return Path.of(text);
  }
}
