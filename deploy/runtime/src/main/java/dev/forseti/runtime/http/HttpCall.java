package dev.forseti.runtime.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as it arrived; its body is read only when it is asked for. */
public final class HttpCall {
  private final HttpExchange exchange;
  private final RequestBodies bodies;

  HttpCall(HttpExchange exchange, RequestBodies bodies) {
    this.exchange = exchange;
    this.bodies = bodies;
  }

  /** The method, in capitals. */
  public String method() {
    return exchange.getRequestMethod();
  }

  /** The path with its escapes. */
  public String rawPath() {
    return exchange.getRequestURI().getRawPath();
  }

  /** What stands behind the question mark, with its escapes; null for nothing. */
  public @Nullable String rawQuery() {
    return exchange.getRequestURI().getRawQuery();
  }

  /** All values of a header. */
  public List<String> headers(String name) {
    return exchange.getRequestHeaders().getOrDefault(name, List.of());
  }

  /** How many bytes its sender says that it has; none when it does not say a number. */
  public Optional<String> contentLength() {
    return headers("Content-Length").stream().findFirst().filter(it -> it.matches("[0-9]{1,18}"));
  }

  /** What is done with a body. */
  @FunctionalInterface
  public interface Use {
    /** The answer. */
    HttpReply with(byte[] body);
  }

  /**
   * The answer to a request with a body, which is read within the limits.
   *
   * @throws IOException when it did not arrive in time: the connection is closed then
   */
  public HttpReply withBody(Use use) throws IOException {
    return withBody(use, bodies::tooLarge);
  }

  /**
   * The same, with an answer to what is larger than a body may be.
   *
   * @param whenTooLarge is given the beginning, as long as a body may be
   */
  public HttpReply withBody(Use use, Use whenTooLarge) throws IOException {
    return bodies.answer(exchange, use, whenTooLarge);
  }
}
