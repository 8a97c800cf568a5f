package dev.forseti.runtime.health;

import java.util.Optional;

/** A part of the service that is started, checked and closed. */
public interface Component extends AutoCloseable {
  /** What operators call it, for example {@code policy}; the same for as long as it lives. */
  String name();

  /** Starts it; returns when it works or goes on trying by itself. */
  void start();

  /**
   * Why it does not work now, as it is known; none when it does. It neither waits nor asks anybody.
   */
  Optional<Trouble> check();

  /** Stops it; what it had begun is finished or left so that the next start goes on. */
  @Override
  void close();
}
