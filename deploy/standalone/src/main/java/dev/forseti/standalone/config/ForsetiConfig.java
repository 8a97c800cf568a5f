package dev.forseti.standalone.config;

import dev.forseti.admin.AdminOptions;
import dev.forseti.ingest.appservice.AppServiceOptions;
import dev.forseti.model.ServerName;
import dev.forseti.policy.PolicyOptions;
import dev.forseti.runtime.config.Address;
import dev.forseti.runtime.config.ConfigOption;
import dev.forseti.runtime.config.ConfigProblems;
import dev.forseti.runtime.config.ConfigSchema;
import dev.forseti.runtime.config.ConfigValues;
import dev.forseti.runtime.config.FoundProblems;
import dev.forseti.runtime.config.OptionGroup;
import dev.forseti.runtime.kafka.KafkaOptions;
import dev.forseti.scoring.ScoringOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * All that an operator may set, read and checked. The options stand beside the modules that own
 * them; here they are collected, with what is to hold between several modules.
 *
 * @param values what the file sets
 */
public record ForsetiConfig(ConfigValues values) {
  /** Every option of every module, in the order of the file. */
  public static final ConfigSchema SCHEMA =
      new ConfigSchema(
          List.of(
              OptionGroup.of(StandaloneOptions.DATA),
              AppServiceOptions.GROUP,
              AdminOptions.GROUP,
              KafkaOptions.GROUP,
              ScoringOptions.GROUP,
              PolicyOptions.GROUP,
              OptionGroup.of(StandaloneOptions.RULES).checkedBy(ForsetiConfig::checkPorts)),
          "'./forseti config' lists all");

  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");

  /**
   * The configuration that the text sets; what it leaves out has its default.
   *
   * @param text YAML; empty for all defaults
   * @param file the file's name, for the problems
   * @throws ConfigProblems when a key is unknown or a value is not allowed
   */
  public static ForsetiConfig read(String text, String file) throws ConfigProblems {
    return new ForsetiConfig(SCHEMA.read(text, file));
  }

  private static void checkPorts(ConfigValues values, FoundProblems problems) {
    Address tap = new ForsetiConfig(values).tap();
    Address console = new ForsetiConfig(values).console();
    boolean isOneHost =
        tap.host().equals(console.host())
            || EVERYWHERE.contains(tap.host())
            || EVERYWHERE.contains(console.host());
    if (isOneHost && tap.port() == console.port() && tap.port() != 0) {
      problems.add("'tap.port' and 'console.port' must differ, were both " + tap.port());
    }
  }

  /** The value of an option. */
  public <T> T get(ConfigOption<T> option) {
    return values.get(option);
  }

  /** The data folder, under its full name. */
  public Path data() {
    return get(StandaloneOptions.DATA).toAbsolutePath();
  }

  /** The folder with rule packs; empty for the library that comes along. */
  public String rulesFolder() {
    return get(StandaloneOptions.RULES).map(Path::toString).orElse("");
  }

  /** Where the tap listens. */
  public Address tap() {
    return new Address(get(AppServiceOptions.HOST), get(AppServiceOptions.PORT));
  }

  /** Where the console listens. */
  public Address console() {
    return new Address(get(AdminOptions.HOST), get(AdminOptions.PORT));
  }

  /** Whether there is no homeserver, and nothing leaves this process. */
  public boolean isSimulated() {
    return !values.isSet(AppServiceOptions.HOMESERVER_URL);
  }

  /** The homeserver's name; one that means nothing to anybody when there is no homeserver. */
  public ServerName serverName() {
    return get(AppServiceOptions.SERVER_NAME)
        .filter(name -> !isSimulated())
        .orElseGet(() -> new ServerName("simulated.invalid"));
  }
}
