package dev.forseti.demo.synapse;

import dev.forseti.model.Json;
import dev.forseti.model.ServerName;
import dev.forseti.model.UserId;
import java.net.URI;
import java.util.Map;

/**
 * Users whom an application service makes and acts as: without passwords and logins, so that
 * thousands are made in a minute. Safe for many threads.
 */
public final class AppServiceUsers {
  private final URI url;
  private final ServerName server;
  private final String asToken;

  AppServiceUsers(URI url, ServerName server, String asToken) {
    this.url = url;
    this.server = server;
    this.asToken = asToken;
  }

  /**
   * A registration of a service that is sent nothing and may act as every user.
   *
   * @param id its id, and the local part of its own user
   */
  public static String registration(String id, String asToken) {
    return """
    id: %1$s
    url: null
    as_token: "%2$s"
    hs_token: "unused-%2$s"
    sender_localpart: %1$s
    rate_limited: false
    namespaces: {users: [{regex: "@.*", exclusive: false}], rooms: [], aliases: []}
    """
        .formatted(id, asToken);
  }

  /**
   * Makes a user.
   *
   * @throws MatrixRefusal with {@code M_USER_IN_USE} when there is one already
   */
  public UserId register(String localpart) {
    Json.Obj answer =
        MatrixHttp.as(url, asToken)
            .post(
                "/_matrix/client/v3/register",
                new Json.Obj(
                    Map.of(
                        "type", new Json.Str("m.login.application_service"),
                        "username", new Json.Str(localpart),
                        "inhibit_login", new Json.Bool(true))));
    return new UserId(MatrixHttp.need(answer, "user_id"));
  }

  /** The client API as that user. */
  public MatrixClient client(String localpart) {
    return new MatrixClient(MatrixHttp.as(url, asToken, user(localpart)));
  }

  /** The user with that local part. */
  public UserId user(String localpart) {
    return new UserId("@" + localpart + ":" + server);
  }
}
