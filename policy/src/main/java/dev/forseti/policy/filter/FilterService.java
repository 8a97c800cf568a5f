package dev.forseti.policy.filter;

import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.runtime.health.Component;
import dev.forseti.runtime.health.LoopThread;
import dev.forseti.runtime.health.Trouble;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The filters of room owners as a part of the service; {@link FilterLoop} is its thread's. */
public final class FilterService implements Component {
  private final Troubles troubles;
  private final FilterLoop loop;
  private final LoopThread thread;

  /**
   * A service that does nothing before {@link #start}.
   *
   * @param rules what filters may name
   * @param troubles hears when it does not work
   * @param metrics counts what filters do
   */
  public FilterService(
      FilterConfig config,
      KafkaConnection kafka,
      HomeserverClient homeserver,
      FilterRules rules,
      InstantSource clock,
      Troubles troubles,
      MeterRegistry metrics) {
    this.troubles = troubles;
    this.loop = new FilterLoop(config, kafka, homeserver, rules, clock, troubles, metrics);
    this.thread = new LoopThread(FilterLoop.PART, loop, loop::stop);
  }

  @Override
  public String name() {
    return FilterLoop.PART;
  }

  /** Starts its thread; the topics and the homeserver need not be there yet. */
  @Override
  public void start() {
    thread.start();
  }

  /** Waits until nothing that happens from now on is missed; false if that took longer. */
  public boolean awaitReading(Duration longest) throws InterruptedException {
    return loop.awaitReading(longest);
  }

  @Override
  public Optional<Trouble> check() {
    return troubles.of(FilterLoop.PART);
  }

  @Override
  public void close() {
    thread.close();
  }
}
