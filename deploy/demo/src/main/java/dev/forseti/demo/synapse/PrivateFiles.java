package dev.forseti.demo.synapse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Files that hold secrets: only their owner may read them. */
final class PrivateFiles {
  private static final SecureRandom RANDOM = new SecureRandom();

  private PrivateFiles() {}

  static void write(Path file, String text) throws IOException {
    if (Files.notExists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, text);
  }

  /** 32 random bytes, the same at every call for the same file; base64 without padding. */
  static String secret(Path file) throws IOException {
    if (Files.notExists(file)) {
      byte[] bytes = new byte[32];
      RANDOM.nextBytes(bytes);
      write(file, Base64.getEncoder().withoutPadding().encodeToString(bytes));
    }
    String secret = Files.readString(file).strip();
    if (secret.length() != 43) {
      throw new IOException("no whole secret in " + file + "; remove the file");
    }
    return secret;
  }
}
