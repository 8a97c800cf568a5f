package dev.forseti.ingest.matrix;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The id of an event from room version 3 on: the hash of what stays of it when it is redacted
 * (Matrix specification, server-server API, Calculating the reference hash).
 */
final class ReferenceHash {
  private ReferenceHash() {}

  /** Refused when the event holds a number that has no canonical form. */
  static EventId of(Json.Obj pdu, RoomVersion version) throws DecodeException {
    Map<String, Json> hashed = new LinkedHashMap<>(Redaction.of(pdu, version).fields());
    hashed.remove("signatures");
    hashed.remove("event_id");
    byte[] hash = sha256().digest(CanonicalJson.write(new Json.Obj(hashed)));
    Base64.Encoder base64 =
        version == RoomVersion.V3 ? Base64.getEncoder() : Base64.getUrlEncoder();
    return new EventId("$" + base64.withoutPadding().encodeToString(hash));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
