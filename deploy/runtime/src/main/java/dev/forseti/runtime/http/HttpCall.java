package dev.forseti.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request as it arrived; its body is read only when it is asked for. */
public final class HttpCall {
  private final Request request;
  private final Caller caller;
  private final RequestBodies bodies;

  HttpCall(Request request, Caller caller, RequestBodies bodies) {
    this.request = request;
    this.caller = caller;
    this.bodies = bodies;
  }

  /** The method, in capitals. */
  public String method() {
    return request.getMethod();
  }

  /** The path with its escapes. */
  public String rawPath() {
    return Objects.requireNonNullElse(request.getHttpURI().getPath(), "");
  }

  /** What stands behind the question mark, with its escapes; null for nothing. */
  public @Nullable String rawQuery() {
    return request.getHttpURI().getQuery();
  }

  /** All values of a header. */
  public List<String> headers(String name) {
    return request.getHeaders().getValuesList(name);
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
    return bodies.answer(this, use, whenTooLarge);
  }

  /** Who sent it. */
  Caller caller() {
    return caller;
  }

  /** Its body; nothing of it is waited for before it is read. */
  InputStream body() {
    return Content.Source.asInputStream(request);
  }
}
