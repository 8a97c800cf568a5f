package dev.forseti.ingest.appservice;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The file that makes a homeserver know the tap. Its tokens are all-powerful: whoever reads the
 * file can act as any of the homeserver's users.
 *
 * @param url where the homeserver reaches the tap
 * @param asToken what the tap proves itself with
 * @param hsToken what the homeserver proves itself with
 */
public record Registration(URI url, String asToken, String hsToken) {
  /** What both tokens must be; they are written into this file and into headers. */
  public static final String TOKENS = "16 or more of A-Z a-z 0-9 _ . ~ -";

  private static final int TOKEN_BYTES = 32;

  public Registration {
    if (!isToken(asToken) || !isToken(hsToken)) {
      throw new IllegalArgumentException("tokens must have " + TOKENS);
    }
    String scheme = String.valueOf(url.getScheme());
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("url must begin with http:// or https://, was " + url);
    }
  }

  /** A registration with fresh tokens of 256 bits each. */
  public static Registration create(URI url, SecureRandom random) {
    return new Registration(url, token(random), token(random));
  }

  /** Whether it is one of {@link #TOKENS}; what else a header refuses would show it. */
  public static boolean isToken(String text) {
    return text.matches("[A-Za-z0-9_.~-]{16,}");
  }

  private static String token(SecureRandom random) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * The text of the file. The users' namespace, not exclusive, brings every room they are in; the
   * aliases' lets the policy room have one: Synapse refuses a service those outside its own.
   */
  public String yaml() {
    return """
    id: forseti
    url: "%s"
    as_token: "%s"
    hs_token: "%s"
    sender_localpart: forseti
    rate_limited: false
    receive_ephemeral: false
    namespaces:
      users:
        - regex: "@.*"
          exclusive: false
      rooms: []
      aliases:
        - regex: "#.*"
          exclusive: false
    """
        .formatted(url.toASCIIString(), asToken, hsToken);
  }

  @Override
  public String toString() {
    return "Registration[url=" + url + ", tokens=***]";
  }
}
