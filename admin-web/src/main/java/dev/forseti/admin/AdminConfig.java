package dev.forseti.admin;

import dev.forseti.model.Mode;
import dev.forseti.model.RulePack;
import dev.forseti.model.UserId;
import dev.forseti.runtime.config.Address;
import dev.forseti.runtime.config.ConfigValues;
import dev.forseti.runtime.kafka.KafkaConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the console is reached and what it needs.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param jdbcUrl the console's own PostgreSQL database
 * @param jdbcUser its user
 * @param jdbcPassword that user's password
 * @param kafka how Kafka is reached; none, and then nothing is read or sent
 * @param adminName the name of the bootstrap admin
 * @param adminPassword that admin's password, at least 12 characters and at most 72 bytes
 * @param sessionTimeout how long the session of one who signed in lives, used or not
 * @param secureCookies whether the session cookie is sent over HTTPS only
 * @param proxies addresses of reverse proxies, which say whom they speak for
 * @param community the community's name, as shown
 * @param mode the community's mode, as shown
 * @param eventRetention how long events are kept as evidence and context
 * @param falsePositiveBudget share of acts that may be wrong: thresholds follow from it
 * @param moderators user ids that are never acted on
 * @param packs the rules that run, to say which of them could not judge an event
 * @param searchFolder where the index of messages is, which is made again when it is lost
 * @param policy what policy does with decisions
 */
public record AdminConfig(
    String host,
    int port,
    String jdbcUrl,
    String jdbcUser,
    String jdbcPassword,
    Optional<KafkaConnection> kafka,
    String adminName,
    String adminPassword,
    Duration sessionTimeout,
    boolean secureCookies,
    List<String> proxies,
    String community,
    Mode mode,
    Duration eventRetention,
    double falsePositiveBudget,
    List<String> moderators,
    List<RulePack> packs,
    Path searchFolder,
    PolicyLimits policy) {
  /** What a password must be; bcrypt reads no more. */
  public static final String PASSWORDS = "12 characters at least and 72 bytes at most";

  private static final Duration SESSION = Duration.ofHours(12);
  private static final Duration EVENTS_KEPT = Duration.ofDays(7);

  public AdminConfig {
    if (port < 0 || port > Address.MOST_PORT) {
      throw new IllegalArgumentException(
          "console port must be 0 to " + Address.MOST_PORT + ", was " + port);
    }
    proxies = List.copyOf(proxies);
    moderators = List.copyOf(moderators);
    packs = List.copyOf(packs);
    if (adminName.isBlank() || !isPassword(adminPassword)) {
      throw new IllegalArgumentException(
          "bootstrap admin needs a name and a password of " + PASSWORDS);
    }
    if (!sessionTimeout.isPositive() || !eventRetention.isPositive()) {
      throw new IllegalArgumentException("session timeout and event retention must be positive");
    }
  }

  /** A console beside a policy that bans nobody. */
  public AdminConfig(
      String host,
      int port,
      String jdbcUrl,
      String jdbcUser,
      String jdbcPassword,
      Optional<KafkaConnection> kafka,
      String adminName,
      String adminPassword,
      Duration sessionTimeout,
      boolean secureCookies,
      List<String> proxies,
      String community,
      Mode mode,
      Duration eventRetention,
      double falsePositiveBudget,
      List<String> moderators,
      List<RulePack> packs,
      Path searchFolder) {
    this(
        host,
        port,
        jdbcUrl,
        jdbcUser,
        jdbcPassword,
        kafka,
        adminName,
        adminPassword,
        sessionTimeout,
        secureCookies,
        proxies,
        community,
        mode,
        eventRetention,
        falsePositiveBudget,
        moderators,
        packs,
        searchFolder,
        PolicyLimits.LIST_ONLY);
  }

  /**
   * What the console shares with the other parts of the service.
   *
   * @param kafka how Kafka is reached
   * @param database the console's own database
   * @param adminPassword the bootstrap admin's password
   * @param community the community's name, as shown
   * @param mode the community's mode
   * @param moderators users who are never acted on
   * @param falsePositiveBudget share of acts that may be wrong
   * @param packs the rules that run
   * @param data the folder in which everything is kept
   * @param policy what policy does with decisions
   */
  public record Surroundings(
      KafkaConnection kafka,
      DatabaseConfig database,
      String adminPassword,
      String community,
      Mode mode,
      List<UserId> moderators,
      double falsePositiveBudget,
      List<RulePack> packs,
      Path data,
      PolicyLimits policy) {
    /** Without passwords. */
    @Override
    public String toString() {
      return "Surroundings[" + kafka + ", " + database + ", " + community + ", " + mode + "]";
    }
  }

  /** What the configuration says of the console, among the other parts. */
  public static AdminConfig of(ConfigValues values, Surroundings around) {
    return new AdminConfig(
        values.get(AdminOptions.HOST),
        values.get(AdminOptions.PORT),
        around.database.url(),
        around.database.user(),
        around.database.password(),
        Optional.of(around.kafka),
        values.get(AdminOptions.ADMIN_NAME),
        around.adminPassword,
        SESSION,
        false,
        values.get(AdminOptions.PROXIES),
        around.community,
        around.mode,
        EVENTS_KEPT,
        around.falsePositiveBudget,
        around.moderators.stream().map(UserId::toString).toList(),
        around.packs,
        values.get(AdminOptions.SEARCH_FOLDER).orElse(around.data.resolve("search")),
        around.policy);
  }

  /** Whether it is one of {@link #PASSWORDS}. */
  public static boolean isPassword(String text) {
    return text.length() >= 12 && text.getBytes(StandardCharsets.UTF_8).length <= 72;
  }

  /** Without the passwords. */
  @Override
  public String toString() {
    return "AdminConfig[" + host + ":" + port + ", community=" + community + ", " + mode + "]";
  }
}
