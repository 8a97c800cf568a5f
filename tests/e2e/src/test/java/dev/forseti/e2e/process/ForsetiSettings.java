package dev.forseti.e2e.process;

import dev.forseti.ingest.appservice.Registration;
import dev.forseti.model.ServerName;
import java.net.URI;
import java.nio.file.Path;

/** What {@code forseti.yaml} says for a homeserver that sends its events to the registered tap. */
public final class ForsetiSettings {
  private ForsetiSettings() {}

  /**
   * The file's text.
   *
   * @param community further lines of YAML: what is protected, and what is done
   */
  public static String of(
      Path data, URI homeserver, ServerName server, Registration registration, String community) {
    return """
    data: "%s"
    homeserver:
      url: "%s"
      server-name: "%s"
      as-token: "%s"
      hs-token: "%s"
    tap: {port: %d}
    console: {port: 0}
    %s
    """
        .formatted(
            data,
            homeserver,
            server,
            registration.asToken(),
            registration.hsToken(),
            registration.url().getPort(),
            community);
  }
}
