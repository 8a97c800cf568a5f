package dev.forseti.standalone.config;

import dev.forseti.model.Mode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * All that an operator may set, read and checked.
 *
 * @param data folder for Kafka's data, the database and checkpoints
 * @param homeserver whom we tap and act on
 * @param tap where its transactions are taken
 * @param console where moderators work
 * @param kafka addresses of Kafka; empty for the embedded one
 * @param database the console's database
 * @param flink where the scoring job runs
 * @param community whom it serves and how far it goes
 * @param policy the list that is published
 * @param scoring the Flink job
 * @param rules folder with rule packs; empty for the library that comes along
 */
public record ForsetiConfig(
    Path data,
    Homeserver homeserver,
    Address tap,
    Console console,
    String kafka,
    Database database,
    Flink flink,
    Community community,
    Policy policy,
    Scoring scoring,
    String rules) {
  /**
   * The homeserver.
   *
   * @param url client API; empty for a simulated one
   * @param serverName its own name
   * @param asToken lets us act there; empty for the one in the data folder
   * @param hsToken lets it in here; empty for the one in the data folder
   */
  public record Homeserver(String url, String serverName, String asToken, String hsToken) {
    /** Whether nothing leaves this process. */
    public boolean isSimulated() {
      return url.isEmpty();
    }

    @Override
    public String toString() {
      return "Homeserver[" + url + ", " + serverName + "]";
    }
  }

  /**
   * Where something listens.
   *
   * @param host an address of this machine
   * @param port 0 picks a free one
   */
  public record Address(String host, int port) {
    /** Its URL without a path; an IPv6 address stands in brackets there. */
    public URI http() {
      boolean isBare = host.indexOf(':') >= 0 && !host.startsWith("[");
      return URI.create("http://" + (isBare ? "[" + host + "]" : host) + ":" + port);
    }
  }

  /**
   * The console.
   *
   * @param address where it listens
   * @param adminName the first moderator
   * @param adminPassword empty: made once and told
   */
  public record Console(Address address, String adminName, String adminPassword) {
    @Override
    public String toString() {
      return "Console[" + address + ", " + adminName + "]";
    }
  }

  /**
   * PostgreSQL.
   *
   * @param url JDBC URL, which may hold a password too; empty for the embedded one
   * @param user user of it
   * @param password password of that user
   */
  public record Database(String url, String user, String password) {
    /** The text with each password masked that a JDBC URL in it holds. */
    public static String masked(String text) {
      return text.replaceAll("(?i)(password=)[^&\\s]*", "$1***")
          .replaceAll("(://[^/?@:\\s]*:)[^?\\s]*@", "$1***@");
    }

    @Override
    public String toString() {
      return "Database[" + masked(url) + ", " + user + "]";
    }
  }

  /**
   * Flink.
   *
   * @param address REST address of a session cluster; without a host the job runs in this process
   * @param checkpoints absolute path of the folder for checkpoints, the same to this process and to
   *     those of the cluster; empty only in this process: one in the data folder
   */
  public record Flink(Address address, String checkpoints) {
    /** Whether the job runs in this process. */
    public boolean isInside() {
      return address.host().isEmpty();
    }
  }

  /**
   * A tenant.
   *
   * @param mode how far Forseti goes unasked
   * @param moderators user ids never acted on
   * @param allowed globs of user ids and servers never acted on
   * @param rooms ids of its rooms
   */
  public record Community(
      Mode mode, List<String> moderators, List<String> allowed, List<String> rooms) {}

  /**
   * The list.
   *
   * @param alias local part of the policy room's alias
   * @param shortcode short name of the list
   * @param expiry how long an automatic entry holds
   * @param entriesPerHour most automatic entries in an hour
   * @param entriesPerDay most automatic entries in a day
   * @param enforce whether listed users are also banned in the community's rooms
   */
  public record Policy(
      String alias,
      String shortcode,
      Duration expiry,
      int entriesPerHour,
      int entriesPerDay,
      boolean enforce) {}

  /**
   * The scoring job.
   *
   * @param parallelism slots it takes
   * @param checkpointInterval how often state is secured
   * @param falsePositiveBudget share of acts that may be wrong
   */
  public record Scoring(int parallelism, Duration checkpointInterval, double falsePositiveBudget) {}
}
