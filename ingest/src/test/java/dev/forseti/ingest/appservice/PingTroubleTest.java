package dev.forseti.ingest.appservice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PingTroubleTest {
  @ParameterizedTest
  @CsvSource({
    "401, M_UNKNOWN_TOKEN, as_token",
    "403, M_FORBIDDEN, as_token",
    "502, M_BAD_STATUS, hs_token",
    "502, M_CONNECTION_FAILED, does not reach",
    "504, M_CONNECTION_TIMEOUT, does not reach",
    "400, M_URL_NOT_SET, no url",
    "500, M_UNKNOWN, HTTP 500 M_UNKNOWN",
  })
  void saysWhichSideIsSetUpWrongly(int status, String code, String expected) {
    assertThat(PingTrouble.of(status, code).what()).contains(expected);
  }
}
