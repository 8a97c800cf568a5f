package dev.forseti.standalone.config;

import static dev.forseti.standalone.config.ForsetiConfigTest.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.runtime.config.Address;
import dev.forseti.runtime.config.ConfigProblems;
import dev.forseti.runtime.kafka.KafkaOptions;
import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hosts, ports, folders and ids in the configuration. */
class ConfiguredAddressesTest {
  @Test
  void triesIdsAndAddresses() {
    assertThat(
            problems(
                """
                homeserver: {url: "hs:8008", server-name: "a b"}
                community:
                  moderators: [bob]
                  rooms: ["#lounge:hs"]
                policy: {alias: "#list:hs", expiry: 90d, enforce: maybe}
                """))
        .containsExactly(
            "f.yaml:1:19: 'homeserver.url' must be an address like http://127.0.0.1:8008, was"
                + " 'hs:8008'",
            "f.yaml:1:43: 'homeserver.server-name' must be a server name like example.org or"
                + " example.org:8448, was 'a b'",
            "f.yaml:3:15: 'community.moderators' must be user ids like @name:example.org, was"
                + " 'bob'",
            "f.yaml:4:10: 'community.rooms' must be room ids like !abc:example.org (an alias does"
                + " not do), was '#lounge:hs'",
            "f.yaml:5:17: 'policy.alias' must be 1 to 100 letters, digits or ._=/+-, was"
                + " '#list:hs'",
            "f.yaml:5:37: 'policy.expiry' must be a duration like 500ms, 10s, 5m, 2h or 1d, at"
                + " least 1h, at most 60d, was '90d'",
            "f.yaml:5:51: 'policy.enforce' must be true or false, was 'maybe'");
  }

  @Test
  void refusesAnEmptyHostAddressFolderOrName() {
    String hosts = " must be an address of this machine like 127.0.0.1, 0.0.0.0 or ::1, was ";
    assertThat(
            problems(
                """
                data: ""
                tap: {host: ""}
                console:
                  host: "http://127.0.0.1"
                  admin-name: " "
                kafka: {bootstrap-servers: "k1:9092,"}
                flink: {address: " :8081"}
                """))
        .containsExactly(
            "f.yaml:1:7: 'data' must be the path of a folder without ',' and ':', was ''",
            "f.yaml:2:13: 'tap.host'" + hosts + "''",
            "f.yaml:4:9: 'console.host'" + hosts + "'http://127.0.0.1'",
            "f.yaml:5:15: 'console.admin-name' must be a name, was ' '",
            "f.yaml:6:28: 'kafka.bootstrap-servers' must be addresses like"
                + " k1.example:9092,k2.example:9092, was 'k1:9092,'",
            "f.yaml:7:18: 'flink.address' must be an address like flink.example:8081, was"
                + " ' :8081'");
    for (String host : List.of("127.0.0.1:8008", "fe80::1%eth0", "[::1", "::1]")) {
      assertThat(problems("tap: {host: '" + host + "'}"))
          .singleElement()
          .asString()
          .contains(hosts);
    }
  }

  /** Flink splits the folder for temporary files, which is in there, at these. */
  @Test
  void refusesADataFolderThatFlinkTakesForSeveral() {
    for (String folder : List.of("/srv/a,b", "/srv/matrix" + File.pathSeparator + "forseti")) {
      assertThat(problems("data: '" + folder + "'"))
          .singleElement()
          .asString()
          .contains("without ','");
    }
  }

  @Test
  void takesHostsOfEachForm() throws ConfigProblems {
    for (String host : List.of("localhost", "0.0.0.0", "::", "fe80::1", "[::1]")) {
      assertThat(ForsetiConfig.read("tap: {host: '" + host + "'}", "f.yaml").tap().host())
          .isEqualTo(host);
    }
    for (String brokers : List.of("", "k:1", "SSL://k-1.example:9093,[::1]:9092")) {
      assertThat(
              ForsetiConfig.read("kafka: {bootstrap-servers: '" + brokers + "'}", "f")
                  .get(KafkaOptions.BOOTSTRAP_SERVERS)
                  .orElse(""))
          .isEqualTo(brokers);
    }
  }

  @Test
  void writesAnIpv6AddressInBrackets() {
    assertThat(new Address("::1", 8008).http()).hasToString("http://[::1]:8008");
    assertThat(new Address("[::1]", 1).http()).hasToString("http://[::1]:1");
    assertThat(new Address("hs.example", 1).http()).hasToString("http://hs.example:1");
  }

  @Test
  void refusesOnePortForTwoParts() throws ConfigProblems {
    assertThat(problems("{tap: {port: 80}, console: {port: 80}}"))
        .containsExactly("f.yaml: 'tap.port' and 'console.port' must differ, were both 80");
    assertThat(problems("{tap: {host: '::', port: 80}, console: {port: 80}}")).hasSize(1);
    for (String well :
        List.of(
            "{tap: {port: 0}, console: {port: 0}}",
            "{tap: {host: '::1', port: 80}, console: {port: 80}}")) {
      assertThat(ForsetiConfig.read(well, "f.yaml").isSimulated()).isTrue();
    }
  }

  @Test
  void asksForAFolderThatFlinkSeesToo() {
    assertThat(problems("flink: {address: 'f:8081'}"))
        .singleElement()
        .asString()
        .startsWith("f.yaml: with 'flink.address' set, 'flink.checkpoints' must be set too");
    assertThat(problems("flink: {address: 'http://f', checkpoints: shared}"))
        .containsExactly(
            "f.yaml:1:18: 'flink.address' must be an address like flink.example:8081, was"
                + " 'http://f'",
            "f.yaml:1:43: 'flink.checkpoints' must be an absolute path, was 'shared'");
  }
}
