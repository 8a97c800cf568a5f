package dev.forseti.policy.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.policy.filter.FilterCommand.Help;
import dev.forseti.policy.filter.FilterCommand.Keep;
import dev.forseti.policy.filter.FilterCommand.NotUnderstood;
import dev.forseti.policy.filter.FilterCommand.Packs;
import dev.forseti.policy.filter.FilterCommand.Remove;
import dev.forseti.policy.filter.FilterCommand.Spare;
import dev.forseti.policy.filter.FilterCommand.Status;
import dev.forseti.policy.filter.FilterCommand.Switch;
import dev.forseti.policy.filter.FilterCommand.Threshold;
import dev.forseti.policy.filter.FilterCommand.Unspare;
import dev.forseti.policy.filter.FilterCommand.Why;
import dev.forseti.policy.filter.RoomFilter.Mode;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilterCommandTest {

  @Test
  void readsEachCommand() {
    Map.<String, FilterCommand>ofEntries(
            Map.entry("!forseti", new Help()),
            Map.entry("  !Forseti  HELP ", new Help()),
            Map.entry("!forseti status", new Status()),
            Map.entry("!forseti packs", new Packs()),
            Map.entry("!forseti filter on", new Switch(Mode.ACT)),
            Map.entry("!forseti filter OFF", new Switch(Mode.OFF)),
            Map.entry("!forseti filter observe", new Switch(Mode.OBSERVE)),
            Map.entry("!forseti filter link-flood", new Remove("link-flood")),
            Map.entry("!forseti filter remove link-flood", new Remove("link-flood")),
            Map.entry("!forseti filter keep link-flood", new Keep("link-flood")),
            Map.entry("!forseti filter drop link-flood", new Keep("link-flood")),
            Map.entry("!forseti filter threshold 12", new Threshold(12)),
            Map.entry("!forseti filter threshold none", new Threshold(0)),
            Map.entry("!forseti spare @Ann:else.example", new Spare("@Ann:else.example")),
            Map.entry("!forseti unspare else.example", new Unspare("else.example")),
            Map.entry("!forseti why @ann:else.example", new Why("@ann:else.example")))
        .forEach((said, command) -> assertThat(read(said)).hasValue(command));
  }

  @Test
  void whatIsNoCommandIsNotAnswered() {
    assertThat(read("")).isEmpty();
    assertThat(read("use !forseti help")).isEmpty();
    assertThat(read("!forsetifilter on")).isEmpty();
    assertThat(read("\n \t")).isEmpty();
  }

  @Test
  void whatIsNotKnownIsSaidToBeSo() {
    for (String said :
        new String[] {
          "!forseti dance",
          "!forseti filter",
          "!forseti filter threshold 0",
          "!forseti filter threshold 51",
          "!forseti filter threshold -1",
          "!forseti filter threshold 6 7",
          "!forseti spare",
          "!forseti " + "x ".repeat(100_000)
        }) {
      assertThat(read(said))
          .as(said.substring(0, 20 < said.length() ? 20 : said.length()))
          .hasValueSatisfying(command -> assertThat(command).isInstanceOf(NotUnderstood.class));
    }
  }

  @Test
  void whatIsMeantIsAskedFor() {
    Map.of(
            "!forseti observe", "Did you mean: !forseti filter observe?",
            "!forseti filter threshold strict", "whole number from 1 (strict) to 50",
            "!forseti filter on please", "words at the end",
            "!forseti spare", "Whom? For example: !forseti spare @ann:example.org",
            "!forseti filter drop", "Which pack?",
            "!forseti ban @eve:evil.example", "Ban them by your client")
        .forEach(
            (said, answer) ->
                assertThat(read(said))
                    .hasValueSatisfying(
                        command ->
                            assertThat(command)
                                .isInstanceOfSatisfying(
                                    NotUnderstood.class,
                                    each -> assertThat(each.why()).contains(answer))));
  }

  private static Optional<FilterCommand> read(String body) {
    return new FilterWorld().command(body);
  }
}
