package dev.forseti.standalone;

import dev.forseti.standalone.command.BacktestCommand;
import dev.forseti.standalone.command.ConfigCommand;
import dev.forseti.standalone.command.DecodeCommand;
import dev.forseti.standalone.command.EvaluateCommand;
import dev.forseti.standalone.command.FitCommand;
import dev.forseti.standalone.command.HelpCommand;
import dev.forseti.standalone.command.ListsCommand;
import dev.forseti.standalone.command.RegistrationCommand;
import dev.forseti.standalone.command.ReplayCommand;
import dev.forseti.standalone.command.RulesCommand;
import dev.forseti.standalone.command.ScoreCommand;
import dev.forseti.standalone.command.Subcommand;
import dev.forseti.standalone.command.TrainCommand;
import dev.forseti.standalone.command.UpCommand;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of {@code ./forseti}: the list of its commands. */
@Command(
    name = "forseti",
    description = "Moderation and reputation for Matrix.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "  test      runs all tests, installing what they need", ""})
public final class Main {
  private static final List<Class<?>> COMMANDS =
      List.of(
          UpCommand.class,
          ConfigCommand.class,
          RegistrationCommand.class,
          ScoreCommand.class,
          BacktestCommand.class,
          TrainCommand.class,
          FitCommand.class,
          EvaluateCommand.class,
          ReplayCommand.class,
          RulesCommand.class,
          ListsCommand.class,
          DecodeCommand.class,
          HelpCommand.class);

  private static final Logger log = LoggerFactory.getLogger(Main.class);

  private Main() {}

  /** Runs a command; the process ends with its status: 0 done, 1 failed, 2 wrong arguments. */
  public static void main(String[] arguments) {
    System.exit(run(Main::commandLine, System.err, arguments));
  }

  /** The status that the command ends with; 1 also when Java itself fails, as without memory. */
  static int run(Supplier<CommandLine> line, PrintStream err, String... arguments) {
    try {
      return line.get().execute(arguments);
    } catch (RuntimeException | Error failed) {
      log.error("the command failed", failed);
      err.println("forseti: " + said(failed));
      return 1;
    }
  }

  /** All commands: first those that other modules bring, by their class's name, then our own. */
  public static CommandLine commandLine() {
    var line = new CommandLine(new Main());
    ServiceLoader.load(Subcommand.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(command -> command.getClass().getName()))
        .forEach(line::addSubcommand);
    COMMANDS.forEach(line::addSubcommand);
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(
            (failed, command, parsed) -> {
              command.getErr().println("forseti: " + said(failed));
              return 1;
            });
  }

  /** What went wrong in words; of a file Java names the path alone. */
  private static String said(Throwable failed) {
    return switch (failed) {
      case NoSuchFileException file -> "no file or folder " + file.getFile();
      case AccessDeniedException file -> "no right to use " + file.getFile();
      case FileAlreadyExistsException file -> "something else is at " + file.getFile();
      case FileSystemException file when file.getReason() == null ->
          file.getFile() + " cannot be used as a file";
      case OutOfMemoryError memory ->
          "Java has too little memory (%s); give it more with FORSETI_JAVA_OPTIONS=-Xmx…"
              .formatted(memory.getMessage());
      case Error fault -> fault.toString();
      default -> failed.getMessage() == null ? failed.toString() : failed.getMessage();
    };
  }
}
