package dev.forseti.standalone.service;

import dev.forseti.ingest.appservice.AppServiceOptions;
import dev.forseti.ingest.appservice.Registration;
import dev.forseti.standalone.config.ForsetiConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * What we and the homeserver prove ourselves with: as the configuration says, else as the data
 * folder keeps it.
 *
 * @param asToken lets us act there
 * @param hsToken lets it in here
 */
public record HomeserverTokens(String asToken, String hsToken) {
  private static final String AS_FILE = "as-token";
  private static final String HS_FILE = "hs-token";

  /**
   * The tokens; made and kept when there are none.
   *
   * @throws IOException when the data folder cannot be used
   */
  public static HomeserverTokens make(ForsetiConfig config, SecureRandom random)
      throws IOException {
    Optional<String> asToken = config.get(AppServiceOptions.AS_TOKEN);
    Optional<String> hsToken = config.get(AppServiceOptions.HS_TOKEN);
    if (asToken.isPresent() && hsToken.isPresent()) {
      return new HomeserverTokens(asToken.get(), hsToken.get());
    }
    Path data = config.data();
    DataFolder.create(data);
    return new HomeserverTokens(
        kept(data.resolve(AS_FILE), random), kept(data.resolve(HS_FILE), random));
  }

  private static String kept(Path file, SecureRandom random) throws IOException {
    String token = Secret.in(file, random).value();
    if (!Registration.isToken(token)) {
      throw new IOException("the token in " + file + " must be " + Registration.TOKENS);
    }
    return token;
  }

  /**
   * The tokens that a homeserver may know already.
   *
   * @throws IOException when there are none, or the data folder cannot be used
   */
  static HomeserverTokens find(ForsetiConfig config, SecureRandom random) throws IOException {
    Path data = config.data();
    boolean known =
        config.isSimulated()
            || config.get(AppServiceOptions.AS_TOKEN).isPresent()
            || (Files.exists(data.resolve(AS_FILE)) && Files.exists(data.resolve(HS_FILE)));
    if (!known) {
      throw new IOException(
          "the homeserver has no tokens for Forseti yet; './forseti registration' with the same"
              + " configuration makes the file that gives it them");
    }
    return make(config, random);
  }

  /** Never the tokens themselves. */
  @Override
  public String toString() {
    return "HomeserverTokens[***]";
  }
}
