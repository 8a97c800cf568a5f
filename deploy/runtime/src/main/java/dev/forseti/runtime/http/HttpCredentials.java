package dev.forseti.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/**
 * What a request proves itself with.
 *
 * @param header the value of the header {@code Authorization}; empty for none
 */
public record HttpCredentials(String header) {
  /** Nothing. */
  public static final HttpCredentials NONE = new HttpCredentials("");

  /** An access token. */
  public static HttpCredentials bearer(String token) {
    return new HttpCredentials("Bearer " + token);
  }

  /** A name and a password. */
  public static HttpCredentials basic(String name, String password) {
    String both = name + ":" + password;
    return new HttpCredentials("Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8)));
  }

  /** Never what proves anything. */
  @Override
  public String toString() {
    return header.isEmpty() ? "none" : "***";
  }
}
