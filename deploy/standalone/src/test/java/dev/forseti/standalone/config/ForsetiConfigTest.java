package dev.forseti.standalone.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forseti.admin.AdminOptions;
import dev.forseti.admin.DatabaseConfig;
import dev.forseti.ingest.appservice.AppServiceOptions;
import dev.forseti.model.EntityPattern;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.UserId;
import dev.forseti.policy.PolicyConfig;
import dev.forseti.policy.PolicyOptions;
import dev.forseti.policy.homeserver.PolicyRoomSpec;
import dev.forseti.policy.watch.WatchConfig;
import dev.forseti.policy.watch.WatchedList;
import dev.forseti.runtime.config.Address;
import dev.forseti.runtime.config.ConfigProblems;
import dev.forseti.runtime.kafka.KafkaOptions;
import dev.forseti.scoring.ScoringOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForsetiConfigTest {
  @Test
  void hasADefaultForEverything() throws ConfigProblems {
    ForsetiConfig config = ForsetiConfig.read("", "none");

    assertThat(config.get(PolicyOptions.MODE)).isEqualTo(Mode.OBSERVE);
    assertThat(config.isSimulated()).isTrue();
    assertThat(config.get(ScoringOptions.FLINK_ADDRESS)).isEmpty();
    assertThat(config.get(ScoringOptions.CHECKPOINTS)).isEmpty();
    assertThat(config.console().port()).isEqualTo(8080);
    assertThat(config.get(PolicyOptions.EXPIRY)).isEqualTo(Duration.ofDays(30));
    assertThat(config.get(ScoringOptions.FALSE_POSITIVE_BUDGET)).isEqualTo(.0005);
  }

  @Test
  void readsEveryKey() throws ConfigProblems {
    ForsetiConfig config =
        ForsetiConfig.read(
            """
            data: /srv/forseti
            homeserver: {url: "http://hs", server-name: hs.example, as-token: as-token.01234567,
              hs-token: hs-token.01234567}
            tap: {host: 0.0.0.0, port: 1}
            console: {host: "::1", port: 2, proxies: "127.0.0.1, ::1", admin-name: eve,
              admin-password: twelve-chars}
            kafka: {bootstrap-servers: "k:1"}
            database: {url: "jdbc:x", user: u, password: w}
            flink: {address: "f.example:8081", checkpoints: /mnt/c}
            community: {mode: act, moderators: ["@m:hs"], allowed: "@b:*, c", rooms: ["!r"]}
            policy: {alias: l, room-id: "!l", shortcode: s, expiry: 2h, entries-per-hour: 3, entries-per-day: 4,
              entries-overall-per-hour: 6, enforce: true, reject-invites: true}
            lists:
              watched: ["!a:l.example mode=apply cap=mute", "#b:l.example mode=notify"]
              most-members: 7
              bans-per-hour: 8
              most-entries: 9
            scoring: {parallelism: 5, checkpoint-interval: 600ms, false-positive-budget: 0.001}
            rules: {folder: r}
            """,
            "all.yaml");

    assertThat(config.get(StandaloneOptions.DATA)).isEqualTo(Path.of("/srv/forseti"));
    assertThat(config.get(AppServiceOptions.HOMESERVER_URL)).contains(URI.create("http://hs"));
    assertThat(config.get(AppServiceOptions.SERVER_NAME)).contains(new ServerName("hs.example"));
    assertThat(config.get(AppServiceOptions.AS_TOKEN)).contains("as-token.01234567");
    assertThat(config.get(AppServiceOptions.HS_TOKEN)).contains("hs-token.01234567");
    assertThat(config.tap()).isEqualTo(new Address("0.0.0.0", 1));
    assertThat(config.console()).isEqualTo(new Address("::1", 2));
    assertThat(config.get(AdminOptions.PROXIES)).containsExactly("127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(config.get(AdminOptions.ADMIN_NAME)).isEqualTo("eve");
    assertThat(config.get(AdminOptions.ADMIN_PASSWORD)).contains("twelve-chars");
    assertThat(config.get(KafkaOptions.BOOTSTRAP_SERVERS)).contains("k:1");
    assertThat(DatabaseConfig.of(config.values())).contains(new DatabaseConfig("jdbc:x", "u", "w"));
    assertThat(config.get(ScoringOptions.FLINK_ADDRESS)).contains(new Address("f.example", 8081));
    assertThat(config.get(ScoringOptions.CHECKPOINTS)).contains(Path.of("/mnt/c"));
    PolicyConfig policy = PolicyConfig.of(config.values());
    assertThat(policy.mode()).isEqualTo(Mode.ACT);
    assertThat(policy.brakes().moderators()).containsExactly(new UserId("@m:hs"));
    assertThat(policy.brakes().allowed())
        .containsExactly(new EntityPattern("@b:*"), new EntityPattern("c"));
    assertThat(policy.rooms()).containsExactly(new RoomId("!r"));
    assertThat(policy.room())
        .isEqualTo(new PolicyRoomSpec("l", "Forseti list", "s", new RoomId("!l")));
    assertThat(policy.validity()).isEqualTo(Duration.ofHours(2));
    assertThat(policy.brakes().automaticPerHour()).isEqualTo(3);
    assertThat(policy.brakes().automaticPerDay()).isEqualTo(4);
    assertThat(policy.brakes().overallPerHour()).isEqualTo(6);
    assertThat(policy.enforce()).isTrue();
    assertThat(policy.rejectInvites()).isTrue();
    assertThat(policy.watch())
        .isEqualTo(
            new WatchConfig(
                List.of(
                    WatchedList.read("!a:l.example mode=apply cap=mute"),
                    WatchedList.read("#b:l.example mode=notify")),
                7,
                8,
                9));
    assertThat(config.get(ScoringOptions.PARALLELISM)).isEqualTo(5);
    assertThat(config.get(ScoringOptions.CHECKPOINT_INTERVAL)).isEqualTo(Duration.ofMillis(600));
    assertThat(config.get(ScoringOptions.FALSE_POSITIVE_BUDGET)).isEqualTo(.001);
    assertThat(config.rulesFolder()).isEqualTo("r");
  }

  @Test
  void tellsAllProblemsWithTheirPlaces() {
    assertThat(
            problems(
                """
                console:
                  prot: 80
                  port: eighty
                comunity:
                  mode: act
                scoring: {parallelism: 0, false-positive-budget: 2}
                """))
        .containsExactly(
            "f.yaml:2:3: unknown key 'console.prot'; did you mean 'console.port'?",
            "f.yaml:3:9: 'console.port' must be a whole number from 0 to 65535, was 'eighty'",
            "f.yaml:4:1: unknown key 'comunity'; did you mean 'community'?",
            "f.yaml:6:24: 'scoring.parallelism' must be a whole number from 1 to 128, was '0'",
            "f.yaml:6:50: 'scoring.false-positive-budget' must be a number from 1.0E-9 to 0.0024,"
                + " was '2'");
  }

  /** What a part would refuse when it starts is refused before anything starts. */
  @Test
  void tellsBoundsThatAPartHas() {
    assertThat(
            problems(
                """
                scoring: {checkpoint-interval: 1h}
                console: {admin-password: short}
                """))
        .containsExactly(
            "f.yaml:1:32: 'scoring.checkpoint-interval' must be a duration like 500ms, 10s, 5m, 2h"
                + " or 1d, at least 100ms, at most 10m, was '1h'",
            "f.yaml:2:27: 'console.admin-password' must be 12 characters at least and 72 bytes at"
                + " most");
  }

  /** Whatever the order of the keys in the table; what is said of the whole file comes last. */
  @Test
  void tellsProblemsInTheOrderOfTheFile() {
    assertThat(
            problems(
                """
                scoring: {parallelism: 0}
                policy: {enforce: true}
                homeserver:
                  url: hs
                  token: x
                tap: {port: 70000}
                datta: x
                """))
        .extracting(problem -> problem.substring(0, problem.indexOf(": ")))
        .containsExactly(
            "f.yaml:1:24", "f.yaml:4:8", "f.yaml:5:3", "f.yaml:6:13", "f.yaml:7:1", "f.yaml");
  }

  @Test
  void tellsWhatDoesNotGoTogether() {
    assertThat(
            problems(
                """
                homeserver: {url: 'http://hs', hs-token: geheim-0123456789}
                policy: {enforce: true, entries-per-hour: 9, entries-per-day: 8}
                """))
        .containsExactly(
            "f.yaml: with 'homeserver.url' set, 'homeserver.server-name' must be set too",
            "f.yaml: 'homeserver.as-token' and 'homeserver.hs-token' must be set both, or none when"
                + " './forseti registration' made them",
            "f.yaml: 'policy.enforce' needs rooms under 'community.rooms'",
            "f.yaml: 'policy.entries-per-day' must be at least 'policy.entries-per-hour', was 8"
                + " below 9");
  }

  @Test
  void aHomeserversNameAloneIsNoHomeserver() {
    assertThat(problems("homeserver: {server-name: hs.example}"))
        .containsExactly(
            "f.yaml: 'homeserver.server-name' means nothing without 'homeserver.url': set both, or"
                + " neither to try Forseti out with a simulated homeserver");
  }

  @Test
  void tellsWhatWatchedListsNeed() {
    assertThat(
            problems(
                "lists: {watched: ['!a:l.example mode=apply', '!a:l.example mode=suggest',"
                    + " '!b:l.example']}"))
        .containsExactly(
            "f.yaml:1:18: 'lists.watched' must be a room's id or alias, and behind it mode=ignore,"
                + " notify, suggest or apply, and where wanted cap=mute, ban or takedown,"
                + " until=2027-12-31, without=$event+$event, was '!a:l.example"
                + " mode=apply,!a:l.example mode=suggest,!b:l.example'");
    assertThat(
            problems("lists: {watched: ['!a:l.example mode=apply', '!a:l.example mode=suggest']}"))
        .containsExactly(
            "f.yaml: 'lists.watched' names !a:l.example twice",
            "f.yaml: 'lists.watched' with suggest or apply needs rooms under 'community.rooms'",
            "f.yaml: 'lists.watched' with apply needs 'policy.enforce: true'");
  }

  @Test
  void refusesWhatIsNoYamlAndWhatIsSetTwice() {
    assertThat(problems("a: [")).singleElement().asString().startsWith("f.yaml:");
    assertThat(problems("data: a\ndata: b"))
        .singleElement()
        .asString()
        .contains("f.yaml:2:7")
        .contains("twice");
  }

  @Test
  void showsTheEffectiveConfigurationWithoutSecrets() throws ConfigProblems {
    String text =
        "homeserver: {hs-token: geheim-0123456789, as-token: auch-0123456789-}\n"
            + "database: {url: 'jdbc:postgresql://db/f?password=tief&ssl=true'}\n"
            + "console: {port: 81}";

    String shown = ForsetiConfig.read(text, "f.yaml").values().document();

    assertThat(shown)
        .contains("hs-token: \"********\"", "port: \"81\"", "db/f?password=***&ssl=true\"")
        .doesNotContain("geheim", "auch", "tief");
    String again = shown.replace("********", "0123456789abcdef");
    assertThat(ForsetiConfig.read(again, "again").console().port()).isEqualTo(81);
  }

  /** The header would show a token that it refuses, and that would be logged. */
  @Test
  void refusesTokensThatNoHeaderTakesWithoutShowingThem() {
    String allowed = " must be 16 or more of A-Z a-z 0-9 _ . ~ -";
    assertThat(
            problems(
                """
                homeserver:
                  as-token: "geheim-0123456789\\n"
                  hs-token: "geheim-0123456789\\u200b"
                """))
        .containsExactly(
            "f.yaml:2:13: 'homeserver.as-token'" + allowed,
            "f.yaml:3:13: 'homeserver.hs-token'" + allowed);
    assertThat(problems("homeserver: {as-token: geheim, hs-token: 0123456789abcdef}"))
        .containsExactly("f.yaml:1:24: 'homeserver.as-token'" + allowed);
  }

  /** What is wrong with a configuration. */
  static List<String> problems(String text) {
    return catchThrowableOfType(ConfigProblems.class, () -> ForsetiConfig.read(text, "f.yaml"))
        .problems();
  }
}
