package dev.forseti.ingest.appservice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.ingest.EventLogUnavailable;
import dev.forseti.model.Malformed.Reason;
import dev.forseti.runtime.http.HomeserverListener;
import dev.forseti.runtime.http.HttpCall;
import dev.forseti.runtime.http.HttpReply;
import dev.forseti.wire.JsonRefused;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which request of a homeserver gets which answer. */
final class AppServiceRoutes implements HomeserverListener.Routes {
  private static final Logger log = LoggerFactory.getLogger(AppServiceRoutes.class);
  private static final String PREFIX = "/_matrix/app/v1";

  /** Of the event log, which reports that itself. */
  private static final int UNAVAILABLE = 503;

  private static final List<String> QUERIES = List.of("/users/", "/rooms/", "/thirdparty/");

  private final Transactions transactions;
  private final StuckTransaction stuck;
  private final InstantSource clock;

  AppServiceRoutes(Transactions transactions, StuckTransaction stuck, InstantSource clock) {
    this.transactions = transactions;
    this.stuck = stuck;
    this.clock = clock;
  }

  @Override
  public HttpReply answer(HttpCall request) throws IOException {
    String path = request.rawPath();
    String rest = path.startsWith(PREFIX + "/") ? path.substring(PREFIX.length()) : path;
    if (rest.startsWith("/transactions/") && rest.length() > "/transactions/".length()) {
      return is("PUT", request)
          ? transaction(rest.substring("/transactions/".length()), request)
          : wrongMethod();
    }
    if (rest.equals("/ping") && path.startsWith(PREFIX)) {
      return is("POST", request) ? HttpReply.DONE : wrongMethod();
    }
    if (QUERIES.stream().anyMatch(rest::startsWith)) {
      return is("GET", request)
          ? HttpReply.error(404, "M_NOT_FOUND", "this service owns no users or rooms")
          : wrongMethod();
    }
    return HttpReply.error(404, "M_UNRECOGNIZED", "there is no such endpoint");
  }

  private HttpReply transaction(String rawId, HttpCall request) throws IOException {
    String id = URLDecoder.decode(rawId, UTF_8);
    try {
      HttpReply reply =
          request.withBody(
              body -> stored(() -> transactions.take(id, body, clock.instant())),
              beginning -> tooLarge(id, beginning, request));
      if (reply.status() == 200) {
        stuck.taken();
      } else if (reply.status() != UNAVAILABLE) {
        stuck.notTaken(id, "answered %d %s".formatted(reply.status(), reply.code()));
      }
      return reply;
    } catch (IOException cutOff) {
      stuck.notTaken(id, "its body does not arrive in time");
      throw cutOff;
    } catch (RuntimeException | Error fault) {
      stuck.notTaken(id, "it fails with " + fault.getClass().getSimpleName());
      throw fault;
    }
  }

  private HttpReply tooLarge(String id, byte[] beginning, HttpCall request) {
    String size =
        "Content-Length %s, at most %d bytes are read"
            .formatted(request.contentLength().orElse("unknown"), beginning.length);
    HttpReply reply = stored(() -> transactions.takeTooLarge(id, beginning, size, clock.instant()));
    return reply.status() == 400 ? HttpReply.error(413, "M_TOO_LARGE", size) : reply;
  }

  private interface Taking {
    void run() throws JsonRefused;
  }

  private static HttpReply stored(Taking taking) {
    try {
      taking.run();
      return HttpReply.DONE;
    } catch (JsonRefused broken) {
      return refused(broken);
    } catch (EventLogUnavailable unavailable) {
      log.debug("a transaction was not stored, the homeserver will send it again", unavailable);
      return HttpReply.error(UNAVAILABLE, "M_UNKNOWN", "not stored, send it again");
    }
  }

  private static HttpReply refused(JsonRefused broken) {
    return broken.reason() == Reason.MISSING_FIELD
        ? HttpReply.error(400, "M_BAD_JSON", "not a transaction: " + broken.detail())
        : HttpReply.error(400, "M_NOT_JSON", "not a JSON transaction: " + broken.detail());
  }

  private static boolean is(String method, HttpCall request) {
    return request.method().equals(method);
  }

  private static HttpReply wrongMethod() {
    return HttpReply.error(405, "M_UNRECOGNIZED", "the endpoint has another method");
  }
}
