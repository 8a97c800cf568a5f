package dev.forseti.standalone.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process when Kafka says that a write to memory failed. Kafka's broker writes its indexes
 * through memory; on a full disk Java throws an {@link InternalError} from there, which the broker
 * logs and outlives. What the partition takes from then on stands at the same place as the record
 * whose index failed, and a start that finds two at one place deletes the segment with all that was
 * confirmed. So the process ends before the broker can answer, and not in order, which would mark
 * the files as whole: the next start reads them and makes the indexes anew.
 */
public final class HaltOnMemoryFault extends UnsynchronizedAppenderBase<ILoggingEvent> {
  static final String SAID =
      "forseti: Kafka could not write to a file through memory, as on a full disk. Forseti ends at"
          + " once, so that its next start mends Kafka's files. Look whether the data folder has"
          + " room, and start it again";

  /** A terminal may be stopped, and take nothing. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private static final int STATUS = 1;

  private final ReentrantLock oneEnds = new ReentrantLock();
  private final Consumer<String> terminal;
  private final IntConsumer halt;
  private boolean ends;

  /** Made by the log, by its name. */
  public HaltOnMemoryFault() {
    this(System.err::println, Runtime.getRuntime()::halt);
  }

  /**
   * One that ends something else.
   *
   * @param terminal takes the line that says so
   * @param halt takes the status to end with
   */
  HaltOnMemoryFault(Consumer<String> terminal, IntConsumer halt) {
    this.terminal = terminal;
    this.halt = halt;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (!isOfKafka(event.getLoggerName()) || !isMemoryFault(event.getThrowableProxy())) {
      return;
    }
    oneEnds.lock(); // another thread that met it goes no further either
    try {
      if (!ends) {
        ends = true;
        end();
      }
    } finally {
      oneEnds.unlock();
    }
  }

  private static boolean isOfKafka(String logger) {
    return logger.startsWith("kafka.")
        || logger.startsWith("org.apache.kafka.")
        || logger.equals("state.change.logger"); // of the broker too, under a name of its own
  }

  private static boolean isMemoryFault(@Nullable IThrowableProxy thrown) {
    return thrown != null
        && (InternalError.class.getName().equals(thrown.getClassName())
            || isMemoryFault(thrown.getCause())
            || Stream.of(thrown.getSuppressed()).anyMatch(HaltOnMemoryFault::isMemoryFault));
  }

  private void end() {
    try {
      Thread.ofPlatform()
          .daemon()
          .name("memory-fault")
          .start(() -> terminal.accept(SAID))
          .join(PATIENCE);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } finally {
      halt.accept(STATUS);
    }
  }
}
