package dev.forseti.policy;

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

/**
 * Policy as a process has it: verdicts and decisions in, policy room, measures, outcomes and
 * published entries out. One instance serves one policy room; {@link PolicyLoop} is its thread's.
 */
public final class PolicyService implements Component {
  private final PolicyTroubles troubles;
  private final PolicyConfig config;
  private final PolicyLoop loop;
  private final LoopThread thread;

  /**
   * A service that does nothing before {@link #start}.
   *
   * @param troubles hears when Kafka or the homeserver does not do as asked
   * @param metrics counts records that cannot be read
   */
  public PolicyService(
      PolicyConfig config,
      KafkaConnection kafka,
      HomeserverClient homeserver,
      InstantSource clock,
      Troubles troubles,
      MeterRegistry metrics) {
    this.config = config;
    this.troubles = new PolicyTroubles(troubles);
    ClockWatch clockWatch = new ClockWatch(System::nanoTime);
    this.loop =
        new PolicyLoop(config, kafka, homeserver, clock, clockWatch, this.troubles, metrics);
    this.thread = new LoopThread("policy", loop, loop::stop);
  }

  @Override
  public String name() {
    return PolicyTroubles.PART;
  }

  /** Starts its thread; the topics and the homeserver need not be there yet. */
  @Override
  public void start() {
    troubles.configured(config);
    thread.start();
  }

  @Override
  public Optional<Trouble> check() {
    return troubles.current();
  }

  /** Waits until the topics have been read once; false if that took longer. */
  public boolean awaitCaughtUp(Duration longest) throws InterruptedException {
    return loop.awaitCaughtUp(longest);
  }

  /** Finishes the subject at hand and ends the thread; returns when it has ended. */
  @Override
  public void close() {
    thread.close();
  }
}
