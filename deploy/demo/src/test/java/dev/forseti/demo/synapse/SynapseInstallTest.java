package dev.forseti.demo.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.demo.synapse.SynapseInstall.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynapseInstallTest {
  @TempDir Path folder;

  @Test
  void namesThePackagesWhenThereIsNoPython() {
    assertThat(SynapseInstall.in(folder.resolve("none"), "").ensure(line -> {}))
        .isEqualTo(new Unavailable(Python.WANTED));
    assertThat(Python.WANTED).contains("python3-venv").contains("python3-pip");
  }

  @Test
  void namesThePackagesWhenPythonHasNoVenv() throws IOException {
    String path = python("exit 1");

    assertThat(SynapseInstall.in(folder.resolve("none"), path).ensure(line -> {}))
        .isEqualTo(new Unavailable(Python.WANTED));
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void leavesAFolderAloneThatHoldsSomethingElse() throws IOException {
    String path = python("exit 0");
    Path taken = Files.createDirectory(folder.resolve("taken"));
    Files.writeString(taken.resolve("diary.txt"), "dear diary");

    assertThatThrownBy(() -> SynapseInstall.in(taken, path).ensure(line -> {}))
        .hasRootCauseMessage(taken + " holds something else than a Synapse installation");
    assertThat(taken.resolve("diary.txt")).exists();
  }

  @Test
  void removesWhatAKilledInstallationLeft() throws IOException {
    String path = python("test \"$1\" = -c || { echo no room; exit 1; }");
    Path rest = Files.createDirectory(folder.resolve("rest"));
    Files.createFile(rest.resolve("begun"));
    Files.createFile(rest.resolve("half"));
    List<String> progress = new ArrayList<>();

    assertThat(SynapseInstall.in(rest, path).ensure(progress::add))
        .isInstanceOfSatisfying(
            Unavailable.class, failed -> assertThat(failed.reason()).contains("no room"));
    assertThat(progress.getFirst()).startsWith("removing the unfinished installation");
    assertThat(rest.resolve("half")).doesNotExist();
  }

  /** A search path with only a Python that does what the shell lines say. */
  private String python(String lines) throws IOException {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path fake = Files.writeString(bin.resolve("python3"), "#!/bin/sh\n" + lines + "\n");
    assertThat(fake.toFile().setExecutable(true)).isTrue();
    return bin.toString();
  }
}
