package dev.forseti.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import dev.forseti.standalone.log.HaltOnMemoryFault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogTest {
  /** A wrong method or parameter is the asker's fault, and answered as such. */
  @Test
  void doesNotHoldWrongRequestsToTheConsole() throws Exception {
    Logger ofWrongRequests =
        LoggerFactory.getLogger(
            Class.forName(
                "org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver"));

    assertThat(ofWrongRequests.isWarnEnabled()).isFalse();
    assertThat(ofWrongRequests.isErrorEnabled()).isTrue();
  }

  /** It sees what the log leaves out too, and before the time that a line of the log takes. */
  @Test
  void hearsOfAFaultOfMemoryBeforeAllElseWhicheverLibraryReportsIt() {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var appenders = context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();

    var first = appenders.next();
    assertThat(first).isInstanceOf(HaltOnMemoryFault.class);
    assertThat(first.isStarted()).isTrue();
    assertThat(first.getCopyOfAttachedFiltersList()).isEmpty();
    assertThat(List.of("kafka.server.ReplicaManager", "org.apache.kafka.storage.internals.log.X"))
        .allMatch(name -> context.getLogger(name).isErrorEnabled());
    assertThat(context.getLoggerList()).allMatch(ch.qos.logback.classic.Logger::isAdditive);
  }
}
