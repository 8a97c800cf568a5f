package dev.forseti.standalone.command;

import dev.forseti.runtime.config.ConfigProblems;
import dev.forseti.standalone.service.RunningKafka;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command takes events of the past from. */
final class ChosenEvents {
  private static final String TOPIC = "topic";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--over",
      required = true,
      paramLabel = "FILE",
      description =
          "Client events, one JSON object per line; - for the standard input; topic for the seven"
              + " days that a running Forseti keeps.")
  private String over;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  ChosenEvents() {}

  /**
   * The source; what of it holds no event is reported on the standard error, never its text.
   *
   * @param config of the Forseti that runs
   */
  EventSource source(ConfigFile config) throws IOException {
    PrintWriter err = command.commandLine().getErr();
    if (!over.equals(TOPIC)) {
      Path file = Path.of(over);
      return new EventFile(file, line -> err.println(MalformedReport.line(file, line)));
    }
    try {
      return new EventTopic(RunningKafka.find(config.read()));
    } catch (ConfigProblems wrong) {
      throw new IOException(String.join("\n", wrong.problems()), wrong);
    }
  }

  /** Its name, for a report. */
  String name() {
    return over;
  }
}
