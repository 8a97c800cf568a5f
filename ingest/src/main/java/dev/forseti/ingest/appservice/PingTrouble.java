package dev.forseti.ingest.appservice;

import java.util.Set;

/**
 * What is wrong with the set-up when a ping fails, in words for the operator.
 *
 * @param what what is wrong
 * @param advice what to do
 */
record PingTrouble(String what, String advice) {
  /** What gives the homeserver our tokens. */
  static final String REGISTRATION =
      "Write the registration with './forseti registration' and restart the homeserver";

  /** What a homeserver says when it could not reach the tap, which Synapse sends with 502. */
  private static final Set<String> SET_UP =
      Set.of("M_BAD_STATUS", "M_CONNECTION_FAILED", "M_CONNECTION_TIMEOUT", "M_URL_NOT_SET");

  static boolean isOfTheSetUp(String errcode) {
    return SET_UP.contains(errcode);
  }

  static PingTrouble of(int status, String errcode) {
    return switch (errcode) {
      case "M_UNKNOWN_TOKEN", "M_FORBIDDEN", "M_MISSING_TOKEN" ->
          new PingTrouble(
              "the homeserver does not know our as_token, its registration is not ours",
              REGISTRATION);
      case "M_BAD_STATUS" ->
          new PingTrouble(
              "the homeserver reaches the tap with a wrong hs_token, its registration is not ours",
              REGISTRATION);
      case "M_CONNECTION_FAILED", "M_CONNECTION_TIMEOUT" ->
          new PingTrouble(
              "the homeserver does not reach the tap at the url of its registration",
              "Look for a firewall between them, and whether the url is right as seen from the"
                  + " homeserver");
      case "M_URL_NOT_SET" ->
          new PingTrouble("the homeserver's registration has no url", REGISTRATION);
      default ->
          new PingTrouble("the homeserver refuses to ping: HTTP " + status + " " + errcode, "");
    };
  }
}
