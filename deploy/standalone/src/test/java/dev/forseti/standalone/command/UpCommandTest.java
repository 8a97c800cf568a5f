package dev.forseti.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.runtime.config.ConfigProblems;
import dev.forseti.standalone.config.ForsetiConfig;
import org.junit.jupiter.api.Test;

class UpCommandTest {
  @Test
  void saysWhereTheFirstPasswordIsAndNotThePassword() throws ConfigProblems {
    ForsetiConfig config = ForsetiConfig.read("data: /srv/forseti", "f.yaml");

    assertThat(UpCommand.signIn(config, "admin"))
        .isEqualTo(
            "Sign in as admin with the password in the file /srv/forseti/admin-password,"
                + " which only its owner can read.");
  }

  @Test
  void doesNotRepeatAConfiguredPassword() throws ConfigProblems {
    ForsetiConfig config = ForsetiConfig.read("console: {admin-password: correct-horse}", "f.yaml");

    assertThat(UpCommand.signIn(config, "admin"))
        .isEqualTo("Sign in as admin with the configured password.");
  }
}
