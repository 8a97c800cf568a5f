package dev.forseti.standalone.command;

import picocli.CommandLine.Command;

/** What can be asked of rule packs before they run. */
@Command(
    name = "rules",
    description = "Check rule packs, and run the tests beside them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(check | test)",
    subcommands = {RulesCheckCommand.class, RulesTestCommand.class},
    footer = {"", "Example: ./forseti rules test rules/library/link-flood.yaml"})
public final class RulesCommand {}
