package dev.forseti.ingest.appservice;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;

/** What a failed ping says of the set-up, in words for the operator, with what to do. */
final class PingTrouble {
  private static final String REGISTRATION =
      " (write it with './forseti registration' and restart the homeserver)";

  private PingTrouble() {}

  static String of(int status, byte[] body) {
    String code = code(body);
    return switch (code) {
      case "M_UNKNOWN_TOKEN", "M_FORBIDDEN", "M_MISSING_TOKEN" ->
          "the homeserver does not know our as_token, its registration is not ours" + REGISTRATION;
      case "M_BAD_STATUS" ->
          "the homeserver reaches the tap with a wrong hs_token, its registration is not ours"
              + REGISTRATION;
      case "M_CONNECTION_FAILED", "M_CONNECTION_TIMEOUT" ->
          "the homeserver does not reach the tap at the url of its registration; is there a wall"
              + " between them, or is the url ours seen from here only?";
      case "M_URL_NOT_SET" -> "the homeserver's registration has no url" + REGISTRATION;
      default -> "the homeserver refuses to ping: HTTP " + status + " " + code;
    };
  }

  private static String code(byte[] body) {
    try {
      return JsonText.parse(body, JsonLimits.EVENT) instanceof Json.Obj error
          ? error.string("errcode").orElse("")
          : "";
    } catch (JsonRefused proxysPage) {
      return "";
    }
  }
}
