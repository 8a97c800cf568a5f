package dev.forseti.runtime.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads bodies within their limits, so that slow or many senders hold neither memory nor others.
 */
final class RequestBodies {
  /** Of a body that is too large so many times more is read, for its sender to hear the answer. */
  private static final int DRAINED = 2;

  private final BodyLimits limits;
  private final ScheduledExecutorService timer;
  private final Consumer<String> refused;
  private final Semaphore slots;

  RequestBodies(BodyLimits limits, ScheduledExecutorService timer, Consumer<String> refused) {
    this.limits = limits;
    this.timer = timer;
    this.refused = refused;
    this.slots = new Semaphore(limits.atOnce(), true);
  }

  /**
   * The answer to a request with a body.
   *
   * @throws IOException when it did not arrive in time: the connection is closed then
   */
  HttpReply answer(HttpExchange exchange, HttpCall.Use use) throws IOException {
    try {
      if (!slots.tryAcquire(limits.within().toNanos(), TimeUnit.NANOSECONDS)) {
        return HttpReply.error(429, "M_LIMIT_EXCEEDED", "too many requests at once");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return HttpReply.error(503, "M_UNKNOWN", "not done, send it again");
    }
    try {
      byte[] body = read(exchange);
      return body.length > limits.maxBytes()
          ? HttpReply.error(413, "M_TOO_LARGE", "at most " + limits.maxBytes() + " bytes are read")
          : use.with(body);
    } finally {
      slots.release();
    }
  }

  private byte[] read(HttpExchange exchange) throws IOException {
    Future<?> end =
        timer.schedule(exchange::close, limits.within().toNanos(), TimeUnit.NANOSECONDS);
    try {
      InputStream in = exchange.getRequestBody();
      byte[] body = in.readNBytes(limits.maxBytes() + 1);
      if (body.length > limits.maxBytes()) {
        drain(in);
      }
      return body;
    } catch (IOException cutOff) {
      refused.accept("CUT_OFF");
      throw cutOff;
    } finally {
      end.cancel(false);
    }
  }

  private void drain(InputStream in) throws IOException {
    byte[] dropped = new byte[8_192];
    long left = (long) DRAINED * limits.maxBytes();
    int read = in.read(dropped);
    while (read >= 0 && left > 0) {
      left -= read;
      read = in.read(dropped);
    }
  }
}
