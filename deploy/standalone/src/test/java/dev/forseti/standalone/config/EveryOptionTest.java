package dev.forseti.standalone.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.DatabaseConfig;
import dev.forseti.admin.PolicyLimits;
import dev.forseti.ingest.appservice.AppServiceConfig;
import dev.forseti.policy.PolicyConfig;
import dev.forseti.policy.PolicyOptions;
import dev.forseti.runtime.config.ConfigOption;
import dev.forseti.runtime.config.ConfigProblems;
import dev.forseti.runtime.config.ConfigValues;
import dev.forseti.runtime.config.OptionType.Bounds;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.scoring.ScoringConfig;
import dev.forseti.scoring.ScoringOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EveryOptionTest {
  private static final String TOKEN = "0123456789abcdef";

  static List<ConfigOption<?>> options() {
    return ForsetiConfig.SCHEMA.options();
  }

  static Stream<ConfigOption<?>> boundedOptions() {
    return options().stream().filter(it -> it.type().bounds().isPresent());
  }

  @ParameterizedTest
  @MethodSource("options")
  void isShownWithItsMeaningAndADefaultThatCanBeSet(ConfigOption<?> option) throws Exception {
    String shown = ForsetiConfig.read("", "none").values().document();

    assertThat(shown)
        .contains(
            "# %s\n".formatted(option.documentation()),
            "%s: \"%s\"\n".formatted(option.shortName(), option.standard()));
    assertThat(shown.lines().filter(it -> it.endsWith(": \"********\""))).isEmpty();
    assertThatCode(() -> set(option, option.standard())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("boundedOptions")
  void takesItsBoundsAndNothingBeyond(ConfigOption<?> option) {
    Bounds bounds = option.type().bounds().orElseThrow();

    assertThat(problems(option, bounds.least())).isEmpty();
    assertThat(problems(option, bounds.most())).isEmpty();
    assertThat(problems(option, bounds.below())).hasSize(1);
    assertThat(problems(option, bounds.above())).hasSize(1);
    assertThat(option.documentation()).contains(bounds.least() + " to " + bounds.most());
  }

  @ParameterizedTest
  @MethodSource("options")
  void isNeverShownWhenItIsSecret(ConfigOption<?> option) throws Exception {
    boolean soundsSecret = option.name().matches(".*(password|token|secret).*");

    assertThat(option.isSecret()).isEqualTo(soundsSecret);
    if (option.isSecret()) {
      assertThat(allProblems(option, "geheim"))
          .allSatisfy(it -> assertThat(it).doesNotContain("geheim"));
    }
  }

  /** The problems of the value itself, not of what it does not go together with. */
  private static List<String> problems(ConfigOption<?> option, String text) {
    String ofTheValue = "'" + option.name() + "' must be a ";
    return allProblems(option, text).stream().filter(it -> it.contains(ofTheValue)).toList();
  }

  private static List<String> allProblems(ConfigOption<?> option, String text) {
    try {
      set(option, text);
      return List.of();
    } catch (ConfigProblems wrong) {
      return wrong.problems();
    }
  }

  private static void set(ConfigOption<?> option, String value) throws ConfigProblems {
    String section = option.section();
    String pair = option.shortName() + ": '" + value + "'";
    String text = section.isEmpty() ? pair : section + ": {" + pair + "}";
    buildAll(ForsetiConfig.read(text, "f.yaml").values());
  }

  /** What an option allows, the module that owns it takes. */
  private static void buildAll(ConfigValues values) {
    var around =
        new AdminConfig.Surroundings(
            KafkaConnection.plain("k:1"),
            new DatabaseConfig("jdbc:x", "u", "w"),
            "correct horse",
            "one",
            values.get(PolicyOptions.MODE),
            values.get(PolicyOptions.MODERATORS),
            values.get(ScoringOptions.FALSE_POSITIVE_BUDGET),
            List.of(),
            Path.of("/data"),
            PolicyLimits.LIST_ONLY);
    assertThat(
            List.of(
                AppServiceConfig.of(values, TOKEN, TOKEN),
                PolicyConfig.of(values),
                ScoringConfig.of(values, KafkaConnection.plain("k:1"), Path.of("/c"), List.of()),
                AdminConfig.of(values, around)))
        .doesNotContainNull();
  }
}
