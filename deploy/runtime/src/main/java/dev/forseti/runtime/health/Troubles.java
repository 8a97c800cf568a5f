package dev.forseti.runtime.health;

import dev.forseti.runtime.health.Trouble.Effect;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current troubles, one for each part. Any thread may report and ask. Listeners and the log get
 * one message when it begins and one when it ends; its text may change in between without another.
 */
public final class Troubles {
  private static final Logger log = LoggerFactory.getLogger(Troubles.class);

  private final ConcurrentSkipListMap<String, Trouble> byPart = new ConcurrentSkipListMap<>();
  private final CopyOnWriteArrayList<Listener> listeners = new CopyOnWriteArrayList<>();
  private final InstantSource clock;
  private volatile boolean isStarting;

  /** Nothing is wrong yet. */
  public Troubles(InstantSource clock) {
    this.clock = clock;
  }

  /** Hears of each trouble that begins or ends, on the thread that reports it. */
  public interface Listener {
    /** A part ceased to work. */
    void began(Trouble trouble);

    /** A part works again. */
    void ended(Trouble trouble);

    /** A listener that does these. */
    static Listener of(Consumer<Trouble> began, Consumer<Trouble> ended) {
      return new Listener() {
        @Override
        public void began(Trouble trouble) {
          began.accept(trouble);
        }

        @Override
        public void ended(Trouble trouble) {
          ended.accept(trouble);
        }
      };
    }
  }

  /** Tells the listener from now on. */
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /** Tells it nothing any more. */
  public void forget(Listener listener) {
    listeners.remove(listener);
  }

  /**
   * The part does not work. While it lasts, a later report keeps its beginning and says nothing.
   *
   * @param part the part's name
   * @param what what that means, and why; a sentence without its stop
   * @param advice what to do; a sentence without its stop, empty for nothing
   */
  public void report(String part, Effect effect, String what, String advice) {
    Trouble fresh = new Trouble(part, what, advice, clock.instant(), effect);
    if (byPart.putIfAbsent(part, fresh) == null) {
      log.atWarn().addKeyValue("part", part).log("{}", fresh.text());
      listeners.forEach(listener -> listener.began(fresh));
    } else {
      byPart.computeIfPresent(
          part, (same, before) -> new Trouble(part, what, advice, before.since(), effect));
    }
  }

  /** The part works. */
  public void recovered(String part) {
    Trouble over = byPart.remove(part);
    if (over != null) {
      log.atInfo().addKeyValue("part", part).log("works again, it did not since {}", over.since());
      listeners.forEach(listener -> listener.ended(over));
    }
  }

  /** What does not work now, by the part's name. */
  public List<Trouble> now() {
    return List.copyOf(byPart.values());
  }

  /** The trouble of a part. */
  public Optional<Trouble> of(String part) {
    return Optional.ofNullable(byPart.get(part));
  }

  /** Not all parts have been started yet: the service is not ready until {@link #started}. */
  public void starting() {
    isStarting = true;
  }

  /** All parts have been started. */
  public void started() {
    isStarting = false;
  }

  /** Whether all parts were started, and none has stopped. */
  public boolean isReady() {
    return !isStarting && byPart.values().stream().noneMatch(it -> it.effect() == Effect.STOPPED);
  }
}
