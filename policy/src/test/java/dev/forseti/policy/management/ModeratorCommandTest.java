package dev.forseti.policy.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Harm;
import dev.forseti.model.Subject;
import dev.forseti.policy.management.ModeratorCommand.Ban;
import dev.forseti.policy.management.ModeratorCommand.Help;
import dev.forseti.policy.management.ModeratorCommand.Lists;
import dev.forseti.policy.management.ModeratorCommand.NotUnderstood;
import dev.forseti.policy.management.ModeratorCommand.Rooms;
import dev.forseti.policy.management.ModeratorCommand.Status;
import dev.forseti.policy.management.ModeratorCommand.Unban;
import dev.forseti.policy.management.ModeratorCommand.Undo;
import dev.forseti.policy.management.ModeratorCommand.Why;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModeratorCommandTest {
  private static final Subject EVE = new Subject(Subject.Kind.USER, "@eve:evil.example");
  private static final Subject EVIL = new Subject(Subject.Kind.SERVER, "evil.example");

  @Test
  void readsEachCommand() {
    Map.<String, ModeratorCommand>ofEntries(
            Map.entry("help", new Help()),
            Map.entry("STATUS", new Status()),
            Map.entry("rooms", new Rooms()),
            Map.entry("lists", new Lists()),
            Map.entry("why @eve:evil.example", new Why(EVE)),
            Map.entry("undo evil.example", new Undo(EVIL)),
            Map.entry("why evil.example:8448", new Why(EVIL)),
            Map.entry(
                "why !den:evil.example",
                new Why(new Subject(Subject.Kind.ROOM, "!den:evil.example"))),
            Map.entry("unban @eve:evil.example", new Unban(EVE, "Wrongly flagged")),
            Map.entry("unban @eve:evil.example a  friend", new Unban(EVE, "a friend")),
            Map.entry("ban @eve:evil.example rude", new Ban(EVE, null, Harm.OTHER, "rude")),
            Map.entry(
                "ban @eve:evil.example for 12h Scam link",
                new Ban(EVE, Duration.ofHours(12), new Harm("m.spam.fraud"), "Scam link")),
            Map.entry(
                "ban evil.example for 4w spam",
                new Ban(EVIL, Duration.ofDays(28), Harm.SPAM, "spam")))
        .forEach((said, command) -> assertThat(read(said)).as(said).isEqualTo(command));
    assertThat(ModeratorCommand.of(List.of())).isEqualTo(new Help());
  }

  @Test
  void whatCannotBeDoneAsItWasSaidIsExplained() {
    Map.ofEntries(
            Map.entry("dance", "I do not know that command"),
            Map.entry("ban", "say about whom"),
            Map.entry("ban @eve:evil.example", "say why"),
            Map.entry("ban @eve:evil.example for", "say for how long"),
            Map.entry("ban @eve:evil.example for ever spam", "say for how long"),
            Map.entry("ban @eve:evil.example for 0d spam", "say for how long"),
            Map.entry("ban @eve:evil.example for 3651d spam", "say for how long"),
            Map.entry("ban @eve:evil.example for 99999w spam", "say for how long"),
            Map.entry("ban @eve:evil.example for 7d", "say why"),
            Map.entry("ban @eve:evil.example " + "x".repeat(501), "over 500 characters"),
            Map.entry("ban eve spam", "no user, server or room"),
            Map.entry("ban *.example spam", "no user, server or room"),
            Map.entry("ban #den:evil.example spam", "no user, server or room"),
            Map.entry("ban @eve spam", "no user, server or room"),
            Map.entry("ban eve. spam", "no user, server or room"),
            Map.entry("ban 1.5 spam", "no user, server or room"),
            Map.entry("ban ... spam", "no user, server or room"),
            Map.entry("undo @eve:evil.example now", "words at the end"),
            Map.entry("status please", "words at the end"),
            Map.entry("filter on", "rooms that they are for"))
        .forEach(
            (said, why) ->
                assertThat(read(said))
                    .as(said)
                    .isInstanceOfSatisfying(
                        NotUnderstood.class, each -> assertThat(each.why()).contains(why)));
  }

  private static ModeratorCommand read(String said) {
    return ModeratorCommand.of(Arrays.asList(said.split(" +", -1)));
  }
}
