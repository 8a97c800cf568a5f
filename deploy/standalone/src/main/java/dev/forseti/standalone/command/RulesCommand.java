package dev.forseti.standalone.command;

import picocli.CommandLine.Command;

/** What can be asked of rule packs without a running Forseti. */
@Command(
    name = "rules",
    description =
        "Check rule packs, run the tests beside them, explain what they made of an event.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(check | test | explain)",
    subcommands = {RulesCheckCommand.class, RulesTestCommand.class, RulesExplainCommand.class},
    footer = {"", "Example: ./forseti rules test rules/library/link-flood.yaml"})
public final class RulesCommand {}
