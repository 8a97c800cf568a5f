package dev.forseti.demo;

import dev.forseti.standalone.command.Subcommand;
import dev.forseti.standalone.service.DataFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the whole way on a real homeserver: talk, attack, list, case, a moderator's undo. */
@Command(
    name = "demo",
    description = "Show the whole way of an attack, on a real Synapse.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Without Python it plays a recording against a simulated homeserver.",
      "",
      "Example: ./forseti demo --exit"
    })
public final class DemoCommand implements Subcommand {
  @Spec private CommandSpec spec;

  @Option(
      names = "--exit",
      description = "End after the last step, with status 0 if every step did what it says.")
  private boolean isToExit;

  @Option(names = "--recorded", description = "Play the recording even if Python is there.")
  private boolean isRecorded;

  @Option(names = "--rules", paramLabel = "FOLDER", description = "Rule packs to use instead.")
  private @Nullable Path rules;

  @Option(
      names = "--record",
      paramLabel = "FOLDER",
      hidden = true,
      description = "Regenerate the recording from what the homeserver sent.")
  private @Nullable Path record;

  /** Made by the launcher's entry, which knows this class by its service file only. */
  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  public DemoCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path build = buildFolder();
    Files.createDirectories(build);
    Path folder = Files.createTempDirectory(build, "demo-");
    var options = new DemoRun.Options(build, folder, rules, isRecorded);
    DataFolder.sendTemporaryTo(DemoRun.data(options));
    DemoRun run =
        DemoRun.play(options, line -> tell(out, line), InstantSource.system(), new SecureRandom());
    if (record != null) {
      run.record(record);
    }
    run.result().failures().forEach(failure -> tell(out, "failed: " + failure));
    if (!isToExit) {
      stayOpen(run, folder, out);
    }
    end(run, folder);
    tell(out, run.result().json());
    return run.result().failures().isEmpty() ? 0 : 1;
  }

  private static void stayOpen(DemoRun run, Path folder, PrintWriter out)
      throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(run, folder), "stop"));
    tell(out, run.result().json());
    tell(out, "The console is at " + run.forseti().console());
    tell(
        out,
        "Sign in as %s with %s"
            .formatted(run.forseti().adminName(), run.forseti().adminPassword().value()));
    run.homeserver().howToJoin().forEach(line -> tell(out, line));
    tell(out, "Ctrl-C stops.");
    new CountDownLatch(1).await();
  }

  private static void end(DemoRun run, Path folder) {
    run.close();
    try {
      DemoFolder.remove(folder);
    } catch (IOException kept) {
      throw new UncheckedIOException("the demo's folder could not be removed: " + folder, kept);
    }
  }

  private static void tell(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }

  /** The launcher says where the project lies; without it the folder one stands in counts. */
  private static Path buildFolder() {
    Path home = Path.of(Objects.requireNonNullElse(System.getenv("FORSETI_HOME"), "."));
    return home.toAbsolutePath().normalize().resolve("deploy/demo/target");
  }
}
