package dev.forseti.standalone;

import dev.forseti.standalone.command.ConfigCommand;
import dev.forseti.standalone.command.DecodeCommand;
import dev.forseti.standalone.command.DemoCommand;
import dev.forseti.standalone.command.HelpCommand;
import dev.forseti.standalone.command.RegistrationCommand;
import dev.forseti.standalone.command.ReplayCommand;
import dev.forseti.standalone.command.RulesCommand;
import dev.forseti.standalone.command.ScoreCommand;
import dev.forseti.standalone.command.UpCommand;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of {@code ./forseti}: the list of its commands. */
@Command(
    name = "forseti",
    description = "Moderation and reputation for Matrix.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      ConfigCommand.class,
      RegistrationCommand.class,
      ScoreCommand.class,
      ReplayCommand.class,
      RulesCommand.class,
      DecodeCommand.class,
      HelpCommand.class
    },
    footer = {"", "  test      runs all tests, installing what they need", ""})
public final class Main {
  private Main() {}

  /** Runs a command; the process ends with its status: 0 done, 1 failed, 2 wrong arguments. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(
            (failed, command, parsed) -> {
              command.getErr().println("forseti: " + said(failed));
              return 1;
            });
  }

  /** What went wrong in words; of a file Java names the path alone. */
  private static String said(Exception failed) {
    return switch (failed) {
      case NoSuchFileException file -> "no file or folder " + file.getFile();
      case AccessDeniedException file -> "no right to use " + file.getFile();
      case FileAlreadyExistsException file -> "something else is at " + file.getFile();
      case FileSystemException file when file.getReason() == null ->
          file.getFile() + " cannot be used as a file";
      default -> String.valueOf(failed.getMessage());
    };
  }
}
