package dev.forseti.standalone.service;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret that is made once and kept in the data folder, in a file that only the owner reads.
 *
 * @param value 24 random bytes as URL-safe Base64, or what stood in the file
 * @param isNew whether it was made just now
 */
public record Secret(String value, boolean isNew) {
  private static final int BYTES = 24;

  /**
   * The secret in the file; made and written when there is none.
   *
   * @throws IOException when the file cannot be read or made
   */
  public static Secret in(Path file, SecureRandom random) throws IOException {
    if (Files.exists(file)) {
      return new Secret(Files.readString(file).strip(), false);
    }
    String made = make(random);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path aside = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    write(aside, made + "\n");
    try {
      Files.createLink(file, aside); // atomic, and refuses to replace
      return new Secret(made, true);
    } catch (FileAlreadyExistsException another) {
      return new Secret(Files.readString(file).strip(), false);
    } finally {
      Files.delete(aside);
    }
  }

  /**
   * A secret that is made now and written, whatever stood in the file.
   *
   * @throws IOException when it cannot be written
   */
  static Secret anew(Path file, SecureRandom random) throws IOException {
    String made = make(random);
    write(file, made + "\n");
    return new Secret(made, true);
  }

  private static String make(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Writes a file that only its owner may read; one that is there is replaced.
   *
   * @throws IOException when it cannot be written
   */
  public static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  /** Never the secret itself. */
  @Override
  public String toString() {
    return "Secret[isNew=" + isNew + "]";
  }
}
