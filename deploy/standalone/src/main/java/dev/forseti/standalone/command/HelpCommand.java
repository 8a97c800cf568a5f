package dev.forseti.standalone.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the help of a command, also of one of several words. */
@Command(
    name = "help",
    description = "Print the help of a command.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./forseti help rules check"})
public final class HelpCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "The words of the command; default: all commands.")
  private List<String> words = List.of();

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  HelpCommand() {}

  @Override
  public void run() {
    CommandLine command = spec.parent().commandLine();
    for (String word : words) {
      CommandLine next = command.getSubcommands().get(word);
      if (next == null) {
        throw new ParameterException(spec.commandLine(), noSuch(command));
      }
      command = next;
    }
    command.usage(spec.commandLine().getOut());
  }

  private String noSuch(CommandLine last) {
    String there = String.join(", ", last.getSubcommands().keySet());
    return "there is no command '%s'%s"
        .formatted(
            String.join(" ", words),
            there.isEmpty()
                ? "; '" + last.getCommandSpec().qualifiedName() + "' takes no command after it"
                : ", there are " + there);
  }
}
