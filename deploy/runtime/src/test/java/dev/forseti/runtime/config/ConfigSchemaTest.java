package dev.forseti.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigSchemaTest {
  private static final ConfigOption<Integer> PORT =
      ConfigOption.of("door.port", BoundedTypes.port(), "80", "Where it listens")
          .formerly("door.number", "gate");
  private static final ConfigOption<String> KEY =
      ConfigOption.of("door.key", OptionTypes.text(), "", "What opens it").secret();
  private static final ConfigOption<Duration> OPEN =
      ConfigOption.of(
          "door.open-for",
          BoundedTypes.duration(Duration.ofSeconds(1), Duration.ofHours(2)),
          "5m",
          "How long it stays open");
  private static final ConfigOption<List<String>> GUESTS =
      ConfigOption.of("guests", OptionTypes.list(), "", "Who may come");

  private static final ConfigSchema SCHEMA =
      new ConfigSchema(
          List.of(
              OptionGroup.of(GUESTS),
              OptionGroup.of(PORT, KEY, OPEN)
                  .checkedBy(
                      (values, problems) -> {
                        if (values.get(PORT) == 0 && values.isSet(KEY)) {
                          problems.add("a door without a number needs no key");
                        }
                      })),
          "'help' lists all");

  @Test
  void readsWhatIsSetAndHasDefaultsForTheRest() throws ConfigProblems {
    ConfigValues values = SCHEMA.read("door: {port: 81}\nguests: [ann, bob]\n", "f");

    assertThat(values.get(PORT)).isEqualTo(81);
    assertThat(values.get(OPEN)).isEqualTo(Duration.ofMinutes(5));
    assertThat(values.get(GUESTS)).containsExactly("ann", "bob");
    assertThat(values.isSet(PORT)).isTrue();
    assertThat(values.isSet(OPEN)).isFalse();
    assertThat(values.place(PORT)).hasToString("f:1:14");
    assertThat(values.warnings()).isEmpty();
  }

  @Test
  void aBadTagIsAProblemAndAPairOfSurrogatesMayStandAnywhere() throws ConfigProblems {
    assertThat(problems("!:%1")).containsExactly("f: no YAML that can be read");
    for (int length = 1_000; length < 1_060; length++) {
      String text = "# " + "x".repeat(length) + "\uD83D\uDE00\ndoor: {port: 81}\n";
      assertThat(SCHEMA.read(text, "f").get(PORT)).as("length %d", length).isEqualTo(81);
    }
  }

  @Test
  void tellsAllProblemsInTheOrderOfTheFile() {
    assertThat(problems("door: {port: 0, key: k, prot: 1, open-for: 3h}\nwindow: 1\n"))
        .containsExactly(
            "f:1:25: unknown key 'door.prot'; did you mean 'door.port'?",
            "f:1:44: 'door.open-for' must be a duration like 500ms, 10s, 5m, 2h or 1d, at least 1s,"
                + " at most 2h, was '3h'",
            "f:2:1: unknown key 'window'; 'help' lists all",
            "f: a door without a number needs no key");
  }

  @Test
  void tellsPlainlyWhatCannotBeReadAtAll() {
    assertThat(problems("guests: a\0b"))
        .containsExactly("f: the character U+0000 at position 9 is not allowed in YAML");
    assertThat(problems("door: &d {open-for: *d}\n")).isNotEmpty();
    assertThat(problems("door: &d {door: *d}\n")).isNotEmpty();
  }

  @Test
  void readsAnOlderNameAndSaysTheNewOneOnce() throws ConfigProblems {
    ConfigValues values = SCHEMA.read("door: {number: 82}", "f");

    assertThat(values.get(PORT)).isEqualTo(82);
    assertThat(values.warnings())
        .containsExactly(
            "f:1:16: 'door.number' is called 'door.port' now; it is read, but change it");
    assertThat(SCHEMA.read("gate: 83", "f").get(PORT)).isEqualTo(83);
    assertThat(problems("gate: x"))
        .containsExactly("f:1:7: 'gate' must be a whole number from 0 to 65535, was 'x'");
  }

  @Test
  void refusesTheOlderAndTheNewNameTogether() {
    assertThat(problems("door: {port: 1, number: 1}"))
        .containsExactly(
            "f:1:25: 'door.number' is an older name of 'door.port': set one of 'door.port' and"
                + " 'door.number' only");
    assertThat(problems("door: {number: 1}\ngate: 1"))
        .containsExactly(
            "f:2:7: 'gate' is an older name of 'door.port': set one of 'door.number' and 'gate'"
                + " only");
  }

  @Test
  void suggestsNoOlderName() {
    assertThat(problems("door: {numbr: 1}"))
        .singleElement()
        .asString()
        .doesNotContain("door.number");
  }

  @Test
  void showsEverythingButSecretsAsAFileThatCanBeReadAgain() throws ConfigProblems {
    String odd = "\"C:\\\\x \\\"y\\\"\\n\"";
    String shown =
        SCHEMA.read("guests: " + odd + "\ndoor: {key: geheim, number: 7}", "f").document();

    assertThat(shown)
        .isEqualTo(
            """
            # Who may come
            guests: %s

            door:
              # Where it listens (0 to 65535)
              port: "7"
              # What opens it
              key: "********"
              # How long it stays open (1s to 2h)
              open-for: "5m"
            """
                .formatted(odd));
    assertThat(SCHEMA.read(shown, "again").get(GUESTS)).containsExactly("C:\\x \"y\"");
  }

  @Test
  void refusesAnOptionThatNobodyCollected() throws ConfigProblems {
    ConfigValues values = SCHEMA.read("", "f");
    var stray = ConfigOption.of("door.colour", OptionTypes.text(), "", "What it looks like");

    assertThatThrownBy(() -> values.get(stray)).hasMessageContaining("door.colour is in no group");
  }

  @Test
  void refusesADeclarationThatCannotHold() {
    assertThatThrownBy(() -> new ConfigSchema(List.of(OptionGroup.of(PORT, PORT)), ""))
        .hasMessage("two options are called door.port");
    assertThatThrownBy(() -> ConfigOption.of("p", BoundedTypes.port(), "70000", "A port"))
        .hasMessage("the default of p must be a whole number from 0 to 65535");
    assertThatThrownBy(() -> ConfigOption.of("Door", OptionTypes.text(), "", "A door"))
        .hasMessageContaining("Door");
    assertThatThrownBy(() -> ConfigOption.of("p", OptionTypes.text(), "", " "))
        .hasMessage("p has no meaning");
  }

  private static List<String> problems(String text) {
    return catchThrowableOfType(ConfigProblems.class, () -> SCHEMA.read(text, "f")).problems();
  }
}
