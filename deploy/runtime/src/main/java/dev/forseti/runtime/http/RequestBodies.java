package dev.forseti.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads bodies within their limits, so that slow or many senders hold neither memory nor others.
 */
final class RequestBodies {
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
   * The answer to a request with a body. One that is too large is read to its end too, within the
   * time, or its sender would not hear the answer; of it the beginning is kept.
   *
   * @throws IOException when it did not arrive in time: the connection is closed then
   */
  HttpReply answer(HttpCall request, HttpCall.Use use, HttpCall.Use whenTooLarge)
      throws IOException {
    try {
      if (!slots.tryAcquire(limits.within().toNanos(), TimeUnit.NANOSECONDS)) {
        return HttpReply.error(429, "M_LIMIT_EXCEEDED", "too many requests at once");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return HttpReply.error(503, "M_UNKNOWN", "not done, send it again");
    }
    try {
      byte[] body = read(request);
      return body.length > limits.maxBytes()
          ? whenTooLarge.with(Arrays.copyOf(body, limits.maxBytes()))
          : use.with(body);
    } finally {
      slots.release();
    }
  }

  private byte[] read(HttpCall request) throws IOException {
    Future<?> end =
        timer.schedule(request.caller()::cutOff, limits.within().toNanos(), TimeUnit.NANOSECONDS);
    try {
      InputStream in = request.body();
      byte[] body = in.readNBytes(limits.maxBytes() + 1);
      if (body.length > limits.maxBytes()) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return body;
    } catch (IOException cutOff) {
      refused.accept("CUT_OFF");
      throw cutOff;
    } finally {
      end.cancel(false);
    }
  }

  /** The answer to what is too large. */
  HttpReply tooLarge(byte[] beginning) {
    return HttpReply.error(413, "M_TOO_LARGE", "at most " + limits.maxBytes() + " bytes are read");
  }
}
