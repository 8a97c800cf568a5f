package dev.forseti.standalone.command;

import dev.forseti.runtime.config.ConfigProblems;
import dev.forseti.standalone.config.ForsetiConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that names the configuration file, for all commands that read one. */
final class ConfigFile {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The configuration, YAML; default: forseti.yaml if it is there, else all defaults.")
  private @Nullable Path named;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  ConfigFile() {}

  /** What it says; what should be changed some day is printed for the one who started us. */
  ForsetiConfig read() throws IOException, ConfigProblems {
    ForsetiConfig config = ForsetiConfig.read(text(), name());
    config.values().warnings().forEach(command.commandLine().getErr()::println);
    return config;
  }

  private String text() throws IOException {
    Path file = file();
    if (named == null && Files.notExists(file)) {
      return "";
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "no configuration file " + file + "; './forseti config' prints one to start from");
    }
    return Files.readString(file);
  }

  String name() {
    return file().toString();
  }

  private Path file() {
    return named == null ? Path.of("forseti.yaml") : named;
  }
}
