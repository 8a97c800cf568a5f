package dev.forseti.standalone.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HaltOnMemoryFaultTest {
  private static final String BROKER = "kafka.server.ReplicaManager";
  private static final String STORAGE = "org.apache.kafka.storage.internals.log.UnifiedLog";

  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<Integer> ended = new CopyOnWriteArrayList<>();

  @Test
  void endsTheProcessWhenABrokerReportsIt() {
    log(appender(said::add), BROKER, fault());

    assertThat(ended).containsExactly(1);
    assertThat(said).containsExactly(HaltOnMemoryFault.SAID);
  }

  @Test
  void knowsAllThatTheBrokerSpeaksAs() {
    for (String logger : List.of(BROKER, STORAGE, "state.change.logger")) {
      log(appender(said::add), logger, fault());
    }

    assertThat(ended).containsExactly(1, 1, 1);
  }

  @Test
  void findsItBehindWhatItLedTo() {
    log(appender(said::add), STORAGE, new IllegalStateException(new ExecutionException(fault())));
    var closing = new IllegalStateException("closing too");
    closing.addSuppressed(fault());
    log(appender(said::add), STORAGE, closing);

    assertThat(ended).containsExactly(1, 1);
  }

  @Test
  void leavesEverythingElseAlone() {
    HaltOnMemoryFault appender = appender(said::add);
    log(appender, BROKER, new IOException("no room is left"));
    log(appender, BROKER, new OutOfMemoryError("of the heap"));
    log(appender, BROKER, null);
    log(appender, "org.apache.flink.runtime.taskmanager.Task", fault());
    log(appender, "kafkaesque.Reader", fault());

    assertThat(ended).isEmpty();
    assertThat(said).isEmpty();
  }

  @Test
  void saysItOnceHoweverOftenItIsReported() {
    HaltOnMemoryFault appender = appender(said::add);
    log(appender, BROKER, fault());
    log(appender, STORAGE, fault());

    assertThat(ended).containsExactly(1);
    assertThat(said).hasSize(1);
  }

  /** As one that was stopped by Ctrl-S, or a reader that has gone to sleep. */
  @Test
  void endsThoughTheTerminalTakesNothing() {
    var never = new CountDownLatch(1);
    Consumer<String> stopped =
        line -> {
          try {
            never.await();
          } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
          }
        };

    log(appender(stopped), BROKER, fault());

    assertThat(ended).containsExactly(1);
  }

  private static InternalError fault() {
    return new InternalError("a fault occurred in an unsafe memory access operation");
  }

  private HaltOnMemoryFault appender(Consumer<String> terminal) {
    var appender = new HaltOnMemoryFault(terminal, ended::add);
    appender.start();
    return appender;
  }

  private static void log(HaltOnMemoryFault appender, String by, @Nullable Throwable thrown) {
    appender.doAppend(
        new LoggingEvent(
            HaltOnMemoryFaultTest.class.getName(),
            new LoggerContext().getLogger(by),
            Level.ERROR,
            "failed",
            thrown,
            null));
  }
}
