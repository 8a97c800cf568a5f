package dev.forseti.admin.view;

import dev.forseti.admin.cases.Cases;
import dev.forseti.admin.health.TroubleEvents.TroublesChanged;
import dev.forseti.admin.store.BackgroundThread;
import dev.forseti.admin.store.DataChanged;
import dev.forseti.runtime.health.LoopGuard;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.session.HttpSessionDestroyedEvent;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that something changed, at most every quarter of a second; they ask for what
 * they show again. It sends something every 15 seconds, so that a broken connection is noticed. A
 * stream ends with its session. Changes are numbered: a page carries the number that it was made
 * at, and a stream begins with the newest, so that what happened between the two is not missed.
 */
@RestController
class LiveUpdatesController implements SmartLifecycle {
  private static final long LIFE_MILLIS = 30 * 60_000L;
  private static final long TICK_MILLIS = 250;
  private static final int QUIET_TICKS = 60;

  private final Map<SseEmitter, String> pages = new ConcurrentHashMap<>(); // by session
  private final AtomicBoolean due = new AtomicBoolean();
  private final AtomicLong changes;
  private final Cases cases;
  private final LoopGuard guard;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(BackgroundThread.named("live-pages"));
  private int quiet; // ticks since the last word; of the one thread
  private volatile boolean running;

  LiveUpdatesController(Cases cases, Clock clock, Troubles troubles) {
    this.cases = cases;
    this.guard =
        new LoopGuard(troubles, "live-pages", Effect.PARTIAL, "Open pages do not show changes");
    this.changes = new AtomicLong(clock.millis()); // another process begins elsewhere
  }

  /** The number of the newest change; to be asked for before what a page shows is read. */
  long newest() {
    return changes.get();
  }

  @GetMapping("/live")
  SseEmitter live(HttpSession session) {
    var page = new SseEmitter(LIFE_MILLIS);
    page.onCompletion(() -> pages.remove(page));
    page.onTimeout(page::complete);
    pages.put(page, session.getId()); // first, so that no change from here on is missed
    send(page, "begin", Long.toString(newest()));
    return page;
  }

  @EventListener
  void sessionEnded(HttpSessionDestroyedEvent session) {
    pages.forEach(
        (page, of) -> {
          if (of.equals(session.getId())) {
            page.complete();
          }
        });
  }

  @TransactionalEventListener(fallbackExecution = true)
  void dataChanged(DataChanged event) {
    markChanged();
  }

  @EventListener
  void troublesChanged(TroublesChanged event) {
    markChanged();
  }

  private void markChanged() {
    changes.incrementAndGet();
    due.set(true);
  }

  private void tick() {
    if (due.getAndSet(false) && !pages.isEmpty()) {
      quiet = 0;
      pushChange();
    } else if (++quiet >= QUIET_TICKS) {
      quiet = 0;
      pages.keySet().forEach(page -> send(page, "here", ""));
    }
  }

  private void pushChange() {
    try {
      String open = Long.toString(cases.countOpen());
      pages.keySet().forEach(page -> send(page, "changed", open));
    } catch (DataAccessException away) {
      pages.keySet().forEach(page -> send(page, "changed", ""));
    }
  }

  private void send(SseEmitter page, String name, String data) {
    try {
      page.send(SseEmitter.event().name(name).data(data));
    } catch (IOException | IllegalStateException gone) {
      pages.remove(page);
    }
  }

  @Override
  public void start() {
    running = true;
    var unused =
        thread.scheduleWithFixedDelay(
            () -> guard.run(this::tick), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    running = false;
    thread.shutdownNow();
    pages.keySet().forEach(SseEmitter::complete);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
