package dev.forseti.demo;

import dev.forseti.demo.homeserver.DemoHomeserver;
import dev.forseti.demo.homeserver.RecordedHomeserver;
import dev.forseti.demo.homeserver.SynapseHomeserver;
import dev.forseti.demo.script.RecordingWriter;
import dev.forseti.demo.script.Script;
import dev.forseti.demo.synapse.SynapseInstall;
import dev.forseti.runtime.config.ConfigProblems;
import dev.forseti.standalone.config.ForsetiConfig;
import dev.forseti.standalone.service.ForsetiService;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One demo from an empty folder on: homeserver, Forseti, script. */
public final class DemoRun implements AutoCloseable {
  private final DemoHomeserver homeserver;
  private final ForsetiService.Started started;
  private final Script script;
  private final DemoResult result;

  private DemoRun(
      DemoHomeserver homeserver, ForsetiService.Started started, Script script, DemoResult result) {
    this.homeserver = homeserver;
    this.started = started;
    this.script = script;
    this.result = result;
  }

  /**
   * What the demo needs to know.
   *
   * @param buildFolder where the real homeserver is installed
   * @param folder of this demo, empty or not there
   * @param rules folder with rule packs; null for those that come along
   * @param isRecorded whether to play the recording although a homeserver could be had
   */
  public record Options(Path buildFolder, Path folder, @Nullable Path rules, boolean isRecorded) {}

  /**
   * Plays it all; Forseti and the homeserver go on until {@link #close()}.
   *
   * @param progress takes a line for each step
   * @throws IOException when a folder cannot be used or the console does not answer
   */
  public static DemoRun play(
      Options options, Consumer<String> progress, InstantSource clock, SecureRandom random)
      throws IOException, InterruptedException {
    Script script = Script.standard();
    DemoHomeserver homeserver = homeserver(options, script, progress, clock, random);
    ForsetiService.@Nullable Started started = null;
    try {
      progress.accept("the homeserver is " + homeserver.name());
      long before = System.nanoTime();
      started = ForsetiService.start(config(options, homeserver), progress, clock, random);
      Duration ready = Duration.ofNanos(System.nanoTime() - before);
      progress.accept(
          String.format(Locale.ROOT, "Forseti is ready after %.1f s", ready.toMillis() / 1e3));
      DemoResult result =
          new DemoScenario(homeserver, started, script, progress, clock)
              .play(ready, options.folder());
      return new DemoRun(homeserver, started, script, result);
    } catch (IOException | InterruptedException | RuntimeException failed) {
      if (started != null) {
        started.service().close();
      }
      homeserver.close();
      throw failed;
    }
  }

  /** The homeserver that it was played on. */
  DemoHomeserver homeserver() {
    return homeserver;
  }

  private static DemoHomeserver homeserver(
      Options options,
      Script script,
      Consumer<String> progress,
      InstantSource clock,
      SecureRandom random)
      throws IOException {
    if (options.isRecorded()) {
      return new RecordedHomeserver(data(options), clock, random);
    }
    return switch (SynapseInstall.under(options.buildFolder()).ensure(progress)) {
      case SynapseInstall.Installed there -> {
        progress.accept("starting Synapse " + SynapseInstall.VERSION);
        yield SynapseHomeserver.start(there, options.folder(), script, clock, random);
      }
      case SynapseInstall.Unavailable(String reason) -> {
        progress.accept("no real homeserver: " + reason);
        progress.accept("playing a recording against the simulated homeserver instead");
        yield new RecordedHomeserver(data(options), clock, random);
      }
    };
  }

  static Path data(Options options) {
    return options.folder().resolve("forseti");
  }

  private static ForsetiConfig config(Options options, DemoHomeserver homeserver) {
    String text =
        """
        data: "%s"
        console:
          port: 0
        community:
          mode: act
        policy:
          reject-invites: true
        %s%s\
        """
            .formatted(
                data(options),
                homeserver.configuration(),
                options.rules() == null ? "" : "rules:\n  folder: \"" + options.rules() + "\"\n");
    try {
      return ForsetiConfig.read(text, "the demo's configuration");
    } catch (ConfigProblems wrong) {
      throw new IllegalStateException("the demo's configuration: " + wrong.problems(), wrong);
    }
  }

  /** What came of it. */
  public DemoResult result() {
    return result;
  }

  /** The Forseti that runs. */
  public ForsetiService.Started forseti() {
    return started;
  }

  /** Writes what the homeserver sent, to be played where there is none. */
  public void record(Path folder) throws IOException {
    RecordingWriter.write(started.kafka(), script.attackers(), folder);
  }

  @Override
  public void close() {
    started.service().close();
    homeserver.close();
  }
}
