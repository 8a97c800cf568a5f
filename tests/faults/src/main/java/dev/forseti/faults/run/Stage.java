package dev.forseti.faults.run;

import dev.forseti.faults.homeserver.PlayedHomeserver;
import dev.forseti.faults.homeserver.Sender;
import dev.forseti.faults.parts.FlinkElsewhere;
import dev.forseti.faults.parts.ForsetiPart;
import dev.forseti.faults.parts.KafkaElsewhere;
import dev.forseti.faults.parts.Ports;
import dev.forseti.faults.parts.PostgresBeside;
import dev.forseti.faults.parts.SetClock;
import dev.forseti.faults.parts.SmallDisk;
import dev.forseti.faults.plan.Cast;
import dev.forseti.faults.plan.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All parts of one run. */
final class Stage {
  private static final String TOKEN = "hs-token-0123456789";

  private final int consolePort = Ports.free();
  private final int tapPort = Ports.free();
  private final int homeserverPort = Ports.free();
  final Path folder;
  final Path data;
  final Sender sender;
  final PlayedHomeserver homeserver;
  final Console console;
  final PostgresBeside postgres;
  final @Nullable KafkaElsewhere kafka;
  final @Nullable FlinkElsewhere flink;
  final @Nullable SmallDisk disk;
  final @Nullable SetClock clock;
  final ForsetiPart forseti;

  /**
   * Starts the parts that the fault asks for.
   *
   * @param home where the project lies
   * @param open ends what was started, the last first
   * @param now the clock of the homeserver
   */
  Stage(Path home, Path folder, Fault fault, InstantSource now, OpenParts open)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.data = folder.resolve("data");
    disk = fault == Fault.DISK_FULL ? open.keep(SmallDisk.mount(data)) : null;
    clock = fault == Fault.CLOCK_SET ? SetClock.in(folder) : null;
    kafka = fault.needsKafka() ? open.keep(KafkaElsewhere.start(folder, Ports.free())) : null;
    int rest = Ports.free();
    flink =
        fault.needsFlink()
            ? open.keep(FlinkElsewhere.start(folder.resolve("flink"), rest, Ports.free()))
            : null;
    sender = open.keep(new Sender(URI.create("http://127.0.0.1:" + tapPort), TOKEN, now));
    homeserver = open.keep(new PlayedHomeserver(homeserverPort, sender::wake));
    console = open.keep(new Console(consolePort));
    postgres = new PostgresBeside(data);
    Path config = folder.resolve("forseti.yaml");
    Files.writeString(config, settings(rest));
    open.keep(() -> postgres.kill(true));
    forseti =
        open.keep(
            ForsetiPart.start(
                home, config, folder, clock == null ? Map.of() : clock.environment()));
    sender.start();
  }

  /** The configuration of Forseti. */
  private String settings(int rest) {
    String elsewhere =
        kafka == null ? "" : "kafka: {bootstrap-servers: \"%s\"}\n".formatted(kafka.address());
    if (flink != null) {
      elsewhere +=
          "flink: {address: \"127.0.0.1:%d\", checkpoints: \"%s\"}\n"
              .formatted(rest, folder.resolve("checkpoints"));
    }
    return """
    data: "%s"
    homeserver:
      url: "http://127.0.0.1:%d"
      server-name: "%s"
      as-token: as-token-0123456789
      hs-token: "%s"
    tap: {port: %d}
    console: {port: %d, admin-name: "%s", admin-password: "%s"}
    community: {mode: act, rooms: "%s"}
    policy: {enforce: true}
    %s\
    """
        .formatted(
            data,
            homeserverPort,
            Cast.SERVER,
            TOKEN,
            tapPort,
            consolePort,
            Console.NAME,
            Console.PASSWORD,
            Cast.ROOMS.stream().map(Object::toString).collect(Collectors.joining(",")),
            elsewhere);
  }
}
