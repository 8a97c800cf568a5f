package dev.forseti.standalone;

import static org.assertj.core.api.Assertions.assertThat;

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
}
