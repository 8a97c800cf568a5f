package dev.forseti.standalone.config;

import dev.forseti.admin.AdminConfig;
import dev.forseti.ingest.appservice.Registration;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.RoomRequest;
import dev.forseti.scoring.ScoringConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Every key there is, in the order of the file. */
final class Keys {
  private static final String HOSTS = "an address of this machine like 127.0.0.1, 0.0.0.0 or ::1";

  static final Key<String> DATA =
      Key.required(
          "data",
          "forseti-data",
          "Folder for Kafka's data, the database and checkpoints; survives restarts",
          "the path of a folder",
          Keys::folder);
  static final Key<String> HOMESERVER_URL =
      Key.text(
          "homeserver.url",
          "",
          "Where the homeserver answers clients; empty: simulated",
          "an address like http://127.0.0.1:8008",
          Keys::http);
  static final Key<String> HOMESERVER_NAME =
      Key.text(
          "homeserver.server-name",
          "",
          "The homeserver's own name, as in its user ids",
          "a server name like example.org or example.org:8448",
          ServerName::new);
  static final Key<String> AS_TOKEN =
      Key.secret(
          "homeserver.as-token",
          "The as_token of the registration: lets us act; empty: as './forseti registration' made"
              + " it",
          Registration.TOKENS,
          Registration::isToken);
  static final Key<String> HS_TOKEN =
      Key.secret(
          "homeserver.hs-token",
          "The hs_token of the registration: lets the homeserver in; empty: as './forseti"
              + " registration' made it",
          Registration.TOKENS,
          Registration::isToken);
  static final Key<String> TAP_HOST =
      Key.required(
          "tap.host",
          "127.0.0.1",
          "Where the homeserver's transactions are taken",
          HOSTS,
          Addresses::host);
  static final Key<Integer> TAP_PORT =
      Key.whole("tap.port", 8008, 0, 65_535, "The port for it; 0 picks a free one");
  static final Key<String> CONSOLE_HOST =
      Key.required(
          "console.host", "127.0.0.1", "Where the console listens", HOSTS, Addresses::host);
  static final Key<Integer> CONSOLE_PORT =
      Key.whole("console.port", 8080, 0, 65_535, "The port for it; 0 picks a free one");
  static final Key<String> ADMIN_NAME =
      Key.required(
          "console.admin-name", "admin", "Name of the first moderator", "a name", Keys::filled);
  static final Key<String> ADMIN_PASSWORD =
      Key.secret(
          "console.admin-password",
          "Password of the first moderator; empty: made once and told",
          AdminConfig.PASSWORDS,
          AdminConfig::isPassword);
  static final Key<String> KAFKA =
      Key.text(
          "kafka.bootstrap-servers",
          "",
          "Addresses of Kafka; empty: inside this process",
          "addresses like k1.example:9092,k2.example:9092",
          Addresses::brokers);
  static final Key<String> DATABASE_URL =
      Key.text("database.url", "", "JDBC URL of PostgreSQL; empty: beside this process");
  static final Key<String> DATABASE_USER = Key.text("database.user", "", "User of that database");
  static final Key<String> DATABASE_PASSWORD =
      Key.secret("database.password", "Password of that user");
  static final Key<ForsetiConfig.Address> FLINK =
      Key.address(
          "flink.address",
          "REST address of a Flink session cluster, host:port; empty: inside this process");
  static final Key<String> FLINK_CHECKPOINTS =
      Key.folder(
          "flink.checkpoints",
          "Folder for checkpoints that this process and all of Flink see, an absolute path;"
              + " empty: in the data folder, if Flink is inside");
  static final Key<Mode> MODE =
      Key.mode("community.mode", "How far Forseti goes unasked: observe, suggest or act");
  static final Key<List<String>> MODERATORS =
      Key.texts(
          "community.moderators",
          "User ids that are never acted on, separated by commas",
          "user ids like @name:example.org",
          UserId::new);
  static final Key<List<String>> ALLOWED =
      Key.texts("community.allowed", "Globs of user ids and servers that are never acted on");
  static final Key<List<String>> ROOMS =
      Key.texts(
          "community.rooms",
          "Ids of the community's rooms: whoever has power there is never acted on",
          "room ids like !abc:example.org (an alias does not do)",
          RoomId::new);
  static final Key<String> ALIAS =
      Key.text(
          "policy.alias",
          "forseti-list",
          "Local part of the policy room's alias",
          "1 to 100 letters, digits or ._=/+-",
          alias -> new RoomRequest(alias, alias, alias));
  static final Key<String> SHORTCODE =
      Key.text(
          "policy.shortcode", "forseti", "Short name of the list, as moderators' bots show it");
  static final Key<Duration> EXPIRY =
      Key.duration(
          "policy.expiry",
          "30d",
          Duration.ofHours(1),
          Duration.ofDays(60),
          "How long an automatic entry holds, at most 60d");
  static final Key<Integer> PER_HOUR =
      Key.whole("policy.entries-per-hour", 60, 1, 100_000, "Most automatic entries in an hour");
  static final Key<Integer> PER_DAY =
      Key.whole("policy.entries-per-day", 300, 1, 1_000_000, "Most automatic entries in a day");
  static final Key<Boolean> ENFORCE =
      Key.flag(
          "policy.enforce",
          "Also ban listed users in the community's rooms and redact the evidence there");
  static final Key<Integer> PARALLELISM =
      Key.whole("scoring.parallelism", 1, 1, 128, "How many slots the scoring job takes");
  static final Key<Duration> CHECKPOINTS =
      Key.duration(
          "scoring.checkpoint-interval",
          "5s",
          ScoringConfig.LEAST_CHECKPOINT_INTERVAL,
          ScoringConfig.MOST_CHECKPOINT_INTERVAL,
          "How often state is secured");
  static final Key<Double> BUDGET =
      Key.real(
          "scoring.false-positive-budget", 0.0005, 1e-9, 0.0024, "Share of acts that may be wrong");
  static final Key<String> RULES =
      Key.text("rules.folder", "", "Folder with rule packs; empty: the library that comes along");

  static final List<Key<?>> ALL =
      List.of(
          DATA,
          HOMESERVER_URL,
          HOMESERVER_NAME,
          AS_TOKEN,
          HS_TOKEN,
          TAP_HOST,
          TAP_PORT,
          CONSOLE_HOST,
          CONSOLE_PORT,
          ADMIN_NAME,
          ADMIN_PASSWORD,
          KAFKA,
          DATABASE_URL,
          DATABASE_USER,
          DATABASE_PASSWORD,
          FLINK,
          FLINK_CHECKPOINTS,
          MODE,
          MODERATORS,
          ALLOWED,
          ROOMS,
          ALIAS,
          SHORTCODE,
          EXPIRY,
          PER_HOUR,
          PER_DAY,
          ENFORCE,
          PARALLELISM,
          CHECKPOINTS,
          BUDGET,
          RULES);

  private Keys() {}

  private static String filled(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("nothing is there");
    }
    return text;
  }

  private static Path folder(String text) {
    return Path.of(filled(text));
  }

  private static URI http(String text) {
    URI address = URI.create(text);
    if (!List.of("http", "https").contains(String.valueOf(address.getScheme()))
        || address.getHost() == null) {
      throw new IllegalArgumentException(text);
    }
    return address;
  }
}
