package dev.forseti.runtime.http;

import java.io.IOException;
import java.util.Optional;

/** Who may call: a token, or a homeserver's signature over the request. */
public interface RequestAuthorizer {
  /**
   * What is answered when the caller may not; none when it may. It is asked before anything else.
   *
   * @throws IOException when a body that it needs did not arrive in time
   */
  Optional<HttpReply> refuse(HttpCall request) throws IOException;
}
