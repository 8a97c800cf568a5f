package dev.forseti.standalone.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.standalone.config.ForsetiConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path parent;

  @Test
  void isMadeForItsOwnerAlone() throws IOException {
    DataFolder.create(parent.resolve("a/data"));

    assertThat(rights(parent.resolve("a/data"))).isEqualTo("rwx------");
  }

  /** As 'registration' made it once, before the first start. */
  @Test
  void isClosedToOthersWhenItIsForsetisOrEmpty() throws IOException {
    Path empty = open("empty");
    Path ours = open("ours");
    Files.createFile(ours.resolve("as-token"));
    Files.createFile(ours.resolve("something"));

    DataFolder.create(empty);
    DataFolder.create(ours);

    assertThat(rights(empty)).isEqualTo("rwx------");
    assertThat(rights(ours)).isEqualTo("rwx------");
  }

  @Test
  void rootStartsInNobodyElsesFolder() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("service"));

    assertThatThrownBy(() -> DataFolder.refuseRootInAnothers(folder, 0, 1000))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("belongs to " + Files.getOwner(folder).getName())
        .hasMessageContaining("start it as its owner");
    DataFolder.refuseRootInAnothers(folder, 0, 0);
    DataFolder.refuseRootInAnothers(folder, 1000, 1000);
    DataFolder.refuseRootInAnothers(folder, 1000, 0); // its owner lets us in by its group
  }

  @Test
  void theRootOfAVolumeIsEmpty() throws IOException {
    Path root = open("root");
    Files.createDirectory(root.resolve("lost+found"));

    DataFolder.create(root);

    assertThat(rights(root)).isEqualTo("rwx------");
  }

  @Test
  void refusesAnOpenFolderThatHoldsOtherThings() throws IOException {
    Path shared = open("shared");
    Files.createFile(shared.resolve("letters"));

    assertThatThrownBy(() -> DataFolder.create(shared))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("open to other users");
    assertThat(rights(shared)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void isClosedToOthersAlsoWhenTheRegistrationComesFirst() throws Exception {
    ForsetiConfig config = ForsetiConfig.read("data: %s/data%n".formatted(parent), "a test");

    HomeserverTokens.make(config, new SecureRandom());

    assertThat(rights(parent.resolve("data"))).isEqualTo("rwx------");
  }

  @Test
  void keepsNoTemporaryFilesOverAStart() throws IOException {
    Path left = Files.createDirectories(DataFolder.temporary(parent).resolve("tomcat.1"));
    Files.createFile(left.resolve("file"));

    DataFolder.emptyTemporary(parent);

    assertThat(DataFolder.temporary(parent)).isEmptyDirectory();
  }

  private Path open(String name) throws IOException {
    Path folder = Files.createDirectory(parent.resolve(name));
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String rights(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }
}
