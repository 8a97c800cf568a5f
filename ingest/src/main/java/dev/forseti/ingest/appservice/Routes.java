package dev.forseti.ingest.appservice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.forseti.ingest.EventLogUnavailable;
import dev.forseti.ingest.IngestMetrics;
import dev.forseti.ingest.matrix.TransactionBody;
import dev.forseti.model.Malformed.Reason;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which request gets which answer; nothing is read before the token is right. */
final class Routes {
  private static final Logger log = LoggerFactory.getLogger(Routes.class);
  private static final String PREFIX = "/_matrix/app/v1";
  private static final List<String> QUERIES = List.of("/users/", "/rooms/", "/thirdparty/");

  private final HomeserverToken token;
  private final Bodies bodies;
  private final Transactions transactions;
  private final InstantSource clock;
  private final IngestMetrics metrics;
  private final AtomicBoolean wrongTokenSaid = new AtomicBoolean();

  Routes(
      AppServiceConfig config,
      Bodies bodies,
      Transactions transactions,
      InstantSource clock,
      IngestMetrics metrics) {
    this.token = new HomeserverToken(config.hsToken());
    this.bodies = bodies;
    this.transactions = transactions;
    this.clock = clock;
    this.metrics = metrics;
  }

  Answer answer(HttpExchange exchange) throws IOException {
    Answer answer = token.refuse(exchange).orElse(null);
    if (answer == null) {
      answer = route(exchange);
    } else if (!wrongTokenSaid.getAndSet(true)) {
      log.warn(
          "a request to the tap came without our hs_token and was refused; when it was the"
              + " homeserver's, its registration is not ours (write it with './forseti"
              + " registration' and restart the homeserver); not said again");
    }
    if (answer.status() >= 400 && answer.status() < 500 && answer.status() != 404) {
      metrics.requestRefused(answer.code());
    }
    return answer;
  }

  private Answer route(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    String rest = path.startsWith(PREFIX + "/") ? path.substring(PREFIX.length()) : path;
    if (rest.startsWith("/transactions/") && rest.length() > "/transactions/".length()) {
      return is("PUT", exchange)
          ? transaction(rest.substring("/transactions/".length()), exchange)
          : wrongMethod();
    }
    if (rest.equals("/ping") && path.startsWith(PREFIX)) {
      return is("POST", exchange) ? Answer.DONE : wrongMethod();
    }
    if (QUERIES.stream().anyMatch(rest::startsWith)) {
      return is("GET", exchange)
          ? Answer.error(404, "M_NOT_FOUND", "this service owns no users or rooms")
          : wrongMethod();
    }
    if (path.equals("/_forseti/metrics")) {
      return is("GET", exchange) ? Answer.metrics(metrics.snapshot().text()) : wrongMethod();
    }
    return Answer.error(404, "M_UNRECOGNIZED", "there is no such endpoint");
  }

  private Answer transaction(String rawId, HttpExchange exchange) throws IOException {
    return bodies.answer(exchange, body -> transaction(rawId, body));
  }

  private Answer transaction(String rawId, byte[] body) {
    try {
      transactions.take(URLDecoder.decode(rawId, UTF_8), body, clock.instant());
      return Answer.DONE;
    } catch (TransactionBody.Broken broken) {
      return refused(broken);
    } catch (EventLogUnavailable unavailable) {
      log.debug("a transaction was not stored, the homeserver will send it again", unavailable);
      return Answer.error(503, "M_UNKNOWN", "not stored, send it again");
    }
  }

  private static Answer refused(TransactionBody.Broken broken) {
    return broken.reason() == Reason.MISSING_FIELD
        ? Answer.error(400, "M_BAD_JSON", "not a transaction: " + broken.getMessage())
        : Answer.error(400, "M_NOT_JSON", "not a JSON transaction: " + broken.getMessage());
  }

  private static boolean is(String method, HttpExchange exchange) {
    return exchange.getRequestMethod().equals(method);
  }

  private static Answer wrongMethod() {
    return Answer.error(405, "M_UNRECOGNIZED", "the endpoint has another method");
  }
}
