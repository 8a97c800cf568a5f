package dev.forseti.standalone.synapse;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An application service as Synapse knows it: it is sent every event of every room with a local
 * user, receipts and typing included, and may act as any local user.
 *
 * @param id its name, also in the path of its ping
 * @param url where it listens, without a trailing slash
 * @param asToken with which it calls Synapse; all-powerful
 * @param hsToken with which Synapse calls it
 * @param senderLocalpart its own user
 */
public record AppServiceRegistration(
    String id, URI url, String asToken, String hsToken, String senderLocalpart) {
  public AppServiceRegistration {
    if (id.isEmpty() || asToken.isEmpty() || hsToken.isEmpty() || senderLocalpart.isEmpty()) {
      throw new IllegalArgumentException("an application service needs id, tokens and sender");
    }
    if (asToken.equals(hsToken)) {
      throw new IllegalArgumentException("the two tokens of an application service must differ");
    }
  }

  /** Writes the registration file, readable by its owner only. */
  public void write(Path file) throws IOException {
    Json.Obj everyUser =
        new Json.Obj(Map.of("regex", new Json.Str("@.*"), "exclusive", new Json.Bool(false)));
    Json.Arr none = new Json.Arr(List.of());
    Json.Obj namespaces =
        new Json.Obj(
            Map.of("users", new Json.Arr(List.of(everyUser)), "rooms", none, "aliases", none));
    var fields = new java.util.LinkedHashMap<String, Json>();
    fields.put("id", new Json.Str(id));
    fields.put("url", new Json.Str(url.toString()));
    fields.put("as_token", new Json.Str(asToken));
    fields.put("hs_token", new Json.Str(hsToken));
    fields.put("sender_localpart", new Json.Str(senderLocalpart));
    fields.put("rate_limited", new Json.Bool(false));
    fields.put("receive_ephemeral", new Json.Bool(true));
    fields.put("namespaces", namespaces);
    // Every JSON text is a YAML text, and its strings need no other escapes.
    PrivateFiles.write(file, JsonText.string(new Json.Obj(fields)) + "\n");
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "AppServiceRegistration[" + id + " at " + url + "]";
  }
}
