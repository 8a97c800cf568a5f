package dev.forseti.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.runtime.config.ConfigProblems;
import dev.forseti.standalone.config.ForsetiConfig;

/** Reads a configuration: it is sound, or its problems are named. */
final class SettingsText {
  private SettingsText() {}

  static void run(byte[] input) {
    try {
      ForsetiConfig.read(new String(input, UTF_8), "forseti.yaml");
    } catch (ConfigProblems named) {
      ScoredEvent.require(!String.valueOf(named.getMessage()).isBlank(), "a problem without words");
    }
  }
}
