package dev.forseti.standalone.demo;

import dev.forseti.runtime.config.ConfigProblems;
import dev.forseti.standalone.config.ForsetiConfig;
import dev.forseti.standalone.service.ForsetiService;
import dev.forseti.standalone.synapse.SynapseInstall;
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
  private final Stage stage;
  private final ForsetiService.Started started;
  private final Script script;
  private final DemoResult result;

  private DemoRun(Stage stage, ForsetiService.Started started, Script script, DemoResult result) {
    this.stage = stage;
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
  public record Wish(Path buildFolder, Path folder, @Nullable Path rules, boolean isRecorded) {}

  /**
   * Plays it all; Forseti and the homeserver go on until {@link #close()}.
   *
   * @param progress takes a line for each step
   * @throws IOException when a folder cannot be used or the console does not answer
   */
  public static DemoRun play(
      Wish wish, Consumer<String> progress, InstantSource clock, SecureRandom random)
      throws IOException, InterruptedException {
    Script script = Script.standard();
    Stage stage = stage(wish, script, progress, clock, random);
    ForsetiService.@Nullable Started started = null;
    try {
      progress.accept("the homeserver is " + stage.homeserver());
      long before = System.nanoTime();
      started = ForsetiService.start(config(wish, stage), progress, clock, random);
      Duration ready = Duration.ofNanos(System.nanoTime() - before);
      progress.accept(
          String.format(Locale.ROOT, "Forseti is ready after %.1f s", ready.toMillis() / 1e3));
      DemoResult result =
          new Demo(stage, started, script, progress, clock).play(ready, wish.folder());
      return new DemoRun(stage, started, script, result);
    } catch (IOException | InterruptedException | RuntimeException failed) {
      if (started != null) {
        started.service().close();
      }
      stage.close();
      throw failed;
    }
  }

  private static Stage stage(
      Wish wish, Script script, Consumer<String> progress, InstantSource clock, SecureRandom random)
      throws IOException {
    if (wish.isRecorded()) {
      return new RecordedStage(data(wish), clock, random);
    }
    return switch (SynapseInstall.under(wish.buildFolder()).ensure(progress)) {
      case SynapseInstall.Installed there -> {
        progress.accept("starting Synapse " + SynapseInstall.VERSION);
        yield SynapseStage.start(there, wish.folder(), script, clock, random);
      }
      case SynapseInstall.Unavailable(String reason) -> {
        progress.accept("no real homeserver: " + reason);
        progress.accept("playing a recording against the simulated homeserver instead");
        yield new RecordedStage(data(wish), clock, random);
      }
    };
  }

  private static Path data(Wish wish) {
    return wish.folder().resolve("forseti");
  }

  private static ForsetiConfig config(Wish wish, Stage stage) {
    String text =
        """
        data: "%s"
        console:
          port: 0
        community:
          mode: act
        %s%s\
        """
            .formatted(
                data(wish),
                stage.configuration(),
                wish.rules() == null ? "" : "rules:\n  folder: \"" + wish.rules() + "\"\n");
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
    Recording.write(started.kafka(), script.attackers(), folder);
  }

  @Override
  public void close() {
    started.service().close();
    stage.close();
  }
}
