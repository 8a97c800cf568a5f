package dev.forseti.demo.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.demo.synapse.SynapseAccounts.Login;
import dev.forseti.demo.synapse.SynapseInstall.Installed;
import dev.forseti.demo.synapse.SynapseInstall.Unavailable;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.standalone.embedded.LoopbackPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynapseIT {
  private static final ServerName SERVER = new ServerName("hs.localhost");
  private static Installed installed;

  @TempDir Path folder;

  /** The reason names the packages of the machine that are missing. */
  @BeforeAll
  static void install() {
    Path build = Path.of(System.getProperty("synapse.build-folder", "target"));
    installed =
        switch (SynapseInstall.under(build).ensure(System.out::println)) {
          case Installed there -> there;
          case Unavailable missing -> throw new AssertionError(missing.reason());
        };
  }

  @Test
  void sendsMessagesToTheApplicationServiceBeforeAndAfterARestart() throws Exception {
    try (var receiver = new ReceivingAppService()) {
      Path registration = folder.resolve("forseti.yaml");
      Files.writeString(registration, receiver.registration().yaml());
      SynapseConfig config =
          SynapseConfig.of(SERVER, folder.resolve("hs")).withAppService(registration);
      try (var synapse = SynapseServer.start(installed, config)) {
        MatrixClient service = synapse.client(receiver.registration().asToken());
        ping(service, "ping-1");
        Login alice = synapse.accounts().register("alice", "alice's password", false);
        Login bob = synapse.accounts().register("bob", "bob's password", false);
        MatrixClient asAlice = synapse.accounts().client(alice);
        MatrixClient asBob = synapse.accounts().client(bob);
        RoomId room = asAlice.createPublicRoom("Hall");
        asBob.join(room);

        asAlice.say(room, "hello", "t1");
        assertThat(receiver.nextText()).isEqualTo("hello");
        asBob.say(room, "hello to you", "t1");
        assertThat(receiver.nextText()).isEqualTo("hello to you");
        synapse.restart();
        asAlice.say(room, "still there?", "t2");
        assertThat(receiver.nextText()).isEqualTo("still there?");
        ping(service, "ping-2");

        assertThat(receiver.pings()).isGreaterThanOrEqualTo(2);
        assertThat(service.whoami().value()).isEqualTo("@forseti:hs.localhost");
      }
    }
  }

  /**
   * Synapse now and then ends its own question early (502 "AlreadyCalled"); the tap asks again too.
   */
  private static void ping(MatrixClient service, String transaction) {
    for (int left = 4; ; left--) {
      try {
        service.pingAppService("forseti", transaction + "-" + left);
        return;
      } catch (MatrixRefusal refused) {
        if (refused.status() != 502 || left == 0) {
          throw refused;
        }
      }
    }
  }

  @Test
  void speaksTheClientApi() {
    try (var synapse = SynapseServer.start(installed, SynapseConfig.of(SERVER, folder))) {
      Login alice = synapse.accounts().register("alice", "alice's password", true);
      Login bob = synapse.accounts().register("bob", "bob's password", false);
      MatrixClient asAlice = synapse.accounts().client(alice);
      MatrixClient asBob =
          synapse.client(synapse.accounts().login("bob", "bob's password").accessToken());
      RoomId room =
          asAlice.createRoom(new Json.Obj(Map.of("preset", new Json.Str("private_chat"))));

      assertThat(asBob.whoami()).isEqualTo(bob.user());
      assertThatThrownBy(() -> asBob.join(room))
          .isInstanceOfSatisfying(
              MatrixRefusal.class, refusal -> assertThat(refusal.code()).isEqualTo("M_FORBIDDEN"));
      asAlice.invite(room, bob.user());
      asBob.join(room);
      EventId said = asBob.say(room, "a + b / c?", "t 1/2");
      assertThat(asBob.say(room, "a + b / c?", "t 1/2")).isEqualTo(said);
      EventId redaction = asAlice.redact(room, said, "off topic", "r1");
      assertThat(redaction).isNotEqualTo(said);
      Json.Obj topic = new Json.Obj(Map.of("topic", new Json.Str("tea")));
      EventId set = asAlice.sendState(room, "m.room.topic", "", topic);
      asBob.leave(room);

      assertThat(asAlice.state(room, "m.room.topic", "")).isEqualTo(topic);
      assertThat(asAlice.state(room, "m.room.create", "").string("room_version")).contains("12");
      assertThat(asAlice.state(room))
          .contains(new MatrixClient.StateEvent("m.room.topic", "", alice.user(), set, topic))
          .anySatisfy(
              event -> {
                assertThat(event.stateKey()).isEqualTo("@bob:hs.localhost");
                assertThat(event.content().string("membership")).contains("leave");
              });
    }
  }

  @Test
  void endsWhatAKilledProcessLeftBehind() throws IOException {
    SynapseConfig config = SynapseConfig.of(SERVER, folder);
    var files = new SynapseFiles(folder);
    int port = LoopbackPorts.free();
    files.write(config, port);
    SynapseProcess left =
        SynapseProcess.start(installed.python(), files, port, config.startLimit());

    try (var synapse = SynapseServer.start(installed, config)) {
      assertThat(left.isAlive()).isFalse();
      assertThat(synapse.accounts().register("dora", "dora's password", false).device())
          .isNotEmpty();
    }
  }

  @Test
  void refusesAFolderOnWhichAnotherOneRuns() {
    SynapseConfig config = SynapseConfig.of(SERVER, folder);
    try (var synapse = SynapseServer.start(installed, config)) {
      assertThatThrownBy(() -> SynapseServer.start(installed, config))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another Synapse runs on");
      assertThat(synapse.accounts().register("carol", "carol's password", false).user().value())
          .isEqualTo("@carol:hs.localhost");
    }
  }

  @Test
  void tellsWhyItDidNotStart() {
    SynapseConfig broken =
        SynapseConfig.of(SERVER, folder).withAppService(folder.resolve("missing.yaml"));

    assertThatThrownBy(() -> SynapseServer.start(installed, broken))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("missing.yaml");
  }

  @Test
  void installsOnlyOnce() {
    List<String> progress = new ArrayList<>();
    Path build = Path.of(System.getProperty("synapse.build-folder", "target"));

    assertThat(SynapseInstall.under(build).ensure(progress::add)).isEqualTo(installed);
    assertThat(progress).isEmpty();
  }

  @Test
  void stopsWaitingAtTheLimit() {
    SynapseConfig hasty = new SynapseConfig(SERVER, folder, List.of(), Duration.ofMillis(1));

    assertThatThrownBy(() -> SynapseServer.start(installed, hasty))
        .hasMessageContaining("did not start within");
  }
}
