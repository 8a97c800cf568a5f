package dev.forseti.standalone.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
  @TempDir Path folder;

  @Test
  void isMadeOnceAndReadByTheOwnerAlone() throws IOException {
    Path file = folder.resolve("data/password");

    Secret made = Secret.in(file, new SecureRandom());
    Secret found = Secret.in(file, new SecureRandom());

    assertThat(made.isNew()).isTrue();
    assertThat(made.value()).hasSize(32);
    assertThat(found).isEqualTo(new Secret(made.value(), false));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void isAnotherOneWhenItIsMadeAnew() throws IOException {
    Path file = folder.resolve("password");

    Secret first = Secret.anew(file, new SecureRandom());
    Secret second = Secret.anew(file, new SecureRandom());

    assertThat(second.value()).hasSize(32).isNotEqualTo(first.value());
    assertThat(Files.readString(file)).isEqualTo(second.value() + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void isNeverShown() throws IOException {
    Secret secret = Secret.in(folder.resolve("password"), new SecureRandom());

    assertThat(secret.toString()).doesNotContain(secret.value());
  }
}
