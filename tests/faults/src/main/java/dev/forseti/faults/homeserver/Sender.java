package dev.forseti.faults.homeserver;

import dev.forseti.faults.plan.Said;
import dev.forseti.model.EventId;
import dev.forseti.wire.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Sends events to the tap as a homeserver does: one transaction after another, each with all that
 * waits, and the same again until it is answered 200.
 */
public final class Sender implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final long PAUSE_MILLIS = 300;
  private static final int MOST_EVENTS = 100;

  private final URI tap;
  private final String token;
  private final InstantSource clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final BlockingQueue<Said> waiting = new LinkedBlockingQueue<>();
  private final Set<EventId> taken = new LinkedHashSet<>();
  private final Thread thread = Thread.ofVirtual().name("sender").unstarted(this::send);
  private final Object wake = new Object();
  private int transaction;
  private int repeated;

  /**
   * Sends nothing yet.
   *
   * @param clock that of the homeserver's machine
   */
  public Sender(URI tap, String token, InstantSource clock) {
    this.tap = tap;
    this.token = token;
    this.clock = clock;
  }

  /** Begins to send. */
  public void start() {
    thread.start();
  }

  /** Hands messages over to be sent. */
  public void add(Collection<Said> said) {
    waiting.addAll(said);
  }

  /** The next try is made at once. */
  public void wake() {
    synchronized (wake) {
      wake.notifyAll();
    }
  }

  /** The events that were answered 200. */
  public Set<EventId> taken() {
    synchronized (taken) {
      return Set.copyOf(taken);
    }
  }

  /** How often a transaction had to be sent again. */
  public synchronized int repeated() {
    return repeated;
  }

  private void send() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        List<Said> together = new ArrayList<>();
        together.add(waiting.take());
        waiting.drainTo(together, MOST_EVENTS - 1);
        byte[] body = JsonText.write(Transaction.of(together, clock.instant()));
        transaction++;
        while (!isTaken(body)) {
          again();
        }
        synchronized (taken) {
          together.forEach(said -> taken.add(said.id()));
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isTaken(byte[] body) throws InterruptedException {
    URI at = tap.resolve("/_matrix/app/v1/transactions/t" + transaction);
    HttpRequest request =
        HttpRequest.newBuilder(at)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofByteArray(body))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notNow) {
      return false;
    }
  }

  private void again() throws InterruptedException {
    synchronized (this) {
      repeated++;
    }
    synchronized (wake) {
      wake.wait(PAUSE_MILLIS);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    http.shutdownNow();
  }
}
