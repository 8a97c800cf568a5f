package dev.forseti.runtime.http;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routes behind an authorizer. Refused requests are counted, the first unauthorized one logged. */
final class AuthorizedRoutes implements HomeserverListener.Routes {
  private static final Logger log = LoggerFactory.getLogger(AuthorizedRoutes.class);

  private final String name;
  private final String whenRefused;
  private final RequestAuthorizer authorizer;
  private final HomeserverListener.Routes routes;
  private final Consumer<String> refused;
  private final AtomicBoolean unauthorizedLogged = new AtomicBoolean();

  /** The parameters are those of {@link HomeserverListener}. */
  AuthorizedRoutes(
      String name,
      String whenRefused,
      RequestAuthorizer authorizer,
      HomeserverListener.Routes routes,
      Consumer<String> refused) {
    this.name = name;
    this.whenRefused = whenRefused;
    this.authorizer = authorizer;
    this.routes = routes;
    this.refused = refused;
  }

  @Override
  public HttpReply answer(HttpCall request) throws IOException {
    HttpReply reply = authorizer.refuse(request).orElse(null);
    if (reply == null) {
      request.caller().proved();
      reply = routes.answer(request);
    } else {
      request.caller().refused();
      logOnce(reply);
    }
    if (reply.status() >= 400 && reply.status() < 500 && reply.status() != 404) {
      refused.accept(reply.code());
    }
    return reply;
  }

  private void logOnce(HttpReply reply) {
    if (!unauthorizedLogged.getAndSet(true)) {
      log.warn(
          "a request to the {} was refused ({}): {}; more of them are counted only",
          name,
          reply.code(),
          whenRefused);
    }
  }
}
