package dev.forseti.standalone.command;

import picocli.CommandLine.Command;

/** What can be asked of lists of others. */
@Command(
    name = "lists",
    description = "Look at a list of others before it is watched.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(preview)",
    subcommands = {ListsPreviewCommand.class},
    footer = {"", "Example: ./forseti lists preview '#spam-bl:example.org' --config forseti.yaml"})
public final class ListsCommand {}
