package dev.forseti.ingest.appservice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Malformed;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it answers to whom. */
class AppServiceTapTest {
  private final RunningTap tap = new RunningTap();

  @AfterEach
  void stop() {
    tap.close();
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,  /_matrix/app/v1/transactions/1, 200, {}",
    "PUT,  /transactions/1, 200, {}",
    "GET,  /_matrix/app/v1/transactions/1, 405, M_UNRECOGNIZED",
    "POST, /_matrix/app/v1/ping, 200, {}",
    "GET,  /_matrix/app/v1/users/%40a%3Ahs, 404, M_NOT_FOUND",
    "GET,  /rooms/%23a%3Ahs, 404, M_NOT_FOUND",
    "GET,  /, 404, M_UNRECOGNIZED",
    "PUT,  /_matrix/app/v1/transactions/, 404, M_UNRECOGNIZED"
  })
  void answersEachEndpoint(String method, String path, int status, String body) throws Exception {
    var answer = tap.send(method, path, "Bearer " + RunningTap.TOKEN, "{\"events\":[]}");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(body);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 401, M_MISSING_TOKEN",
    "Bearer wrong, '', 403, M_FORBIDDEN",
    "Basic hs-token-0123456789, '', 403, M_FORBIDDEN",
    "bearer hs-token-0123456789, '', 200, {}",
    "'', ?access_token=hs-token-0123456789, 200, {}",
    "'', ?access_token=hs-token-012345678, 403, M_FORBIDDEN",
    "Bearer hs-token-0123456789, ?access_token=wrong, 403, M_FORBIDDEN"
  })
  void opensToTheTokenOnly(String header, String query, int status, String body) throws Exception {
    var answer =
        tap.rawPut(RunningTap.TRANSACTIONS + "1" + query, header, RunningTap.transaction("e1"));

    assertThat(answer).startsWith("HTTP/1.1 " + status).contains(body);
    assertThat(tap.stored().events()).hasSize(status == 200 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json | 400 | M_NOT_JSON",
        "[] | 400 | M_NOT_JSON",
        "{\"events\":[{} | 400 | M_NOT_JSON",
        "{\"events\":5} | 400 | M_NOT_JSON",
        "{\"events\":[]}} | 400 | M_NOT_JSON",
        "{} | 400 | M_BAD_JSON",
        "{\"ephemeral\":[{}]} | 400 | M_BAD_JSON",
      })
  void refusesWhatIsNoTransaction(String text, int status, String code) throws Exception {
    var answer = tap.put("1", text);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(code);
    assertThat(tap.metrics().snapshot().refusedRequests()).isOne();
  }

  /** The specification requires {@code events}, and homeservers send it also when it is empty. */
  @Test
  void saysThatEventsAreMissingAndTakesNone() throws Exception {
    assertThat(tap.put("1", "{\"ephemeral\":[]}").body()).contains("events is missing");
    assertThat(tap.put("1", "{\"ephemeral\":[{}]}").statusCode()).isEqualTo(400);
    assertThat(tap.metrics().snapshot().refusedByCode())
        .containsExactly(Map.entry("M_BAD_JSON", 2L));
    assertThat(tap.put("1", "{\"ephemeral\":[{}]}").statusCode()).isEqualTo(200);
    assertThat(tap.stored().malformed())
        .extracting(Malformed::reason)
        .containsExactly(Malformed.Reason.MISSING_FIELD);

    assertThat(tap.put("2", "{\"events\":[],\"ephemeral\":[{}]}").statusCode()).isEqualTo(200);
    assertThat(tap.metrics().snapshot().ephemeral()).isOne();
  }

  @Test
  void refusesABodyBeyondTheLimit() throws Exception {
    var answer = tap.put("1", "{\"x\":\"" + "a".repeat(RunningTap.MAX_BYTES) + "\"}");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("M_TOO_LARGE");
  }
}
