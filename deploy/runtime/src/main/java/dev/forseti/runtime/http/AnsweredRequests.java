package dev.forseti.runtime.http;

import dev.forseti.runtime.health.ThrownTrace;
import java.io.IOException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers each request by its route. */
final class AnsweredRequests extends Handler.Abstract {
  private static final Logger log = LoggerFactory.getLogger(AnsweredRequests.class);

  private final String name;
  private final HomeserverListener.Routes routes;
  private final ConnectionDoor door;
  private final RequestBodies bodies;

  AnsweredRequests(
      String name, HomeserverListener.Routes routes, ConnectionDoor door, RequestBodies bodies) {
    this.name = name;
    this.routes = routes;
    this.door = door;
    this.bodies = bodies;
  }

  /** When a body did not arrive in time, the connection is closed already. */
  @Override
  public boolean handle(Request request, Response response, Callback done) {
    var caller = new Caller(request.getConnectionMetaData().getConnection().getEndPoint(), door);
    HttpReply reply;
    try {
      reply = routes.answer(new HttpCall(request, caller, bodies));
    } catch (IOException cutOff) {
      done.failed(cutOff);
      return true;
    } catch (RuntimeException | Error fault) {
      log.error("a request to the {} failed: {}", name, ThrownTrace.of(fault));
      reply = HttpReply.error(500, "M_UNKNOWN", "not done, send it again");
    }
    reply.send(response, door.isStranger(caller.connection()), done);
    return true;
  }

  /** What is no HTTP gets a status and no text. */
  static boolean answerWithoutText(Request request, Response response, Callback done) {
    response.write(true, null, done);
    return true;
  }
}
