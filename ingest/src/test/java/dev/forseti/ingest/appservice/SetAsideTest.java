package dev.forseti.ingest.appservice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Malformed;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is no event is set aside, and counted. */
class SetAsideTest {
  private final RunningTap tap = new RunningTap();

  @AfterEach
  void stop() {
    tap.close();
  }

  @Test
  void setsBadEventsAsideOneByOne() throws Exception {
    String text =
        "{\"events\":[{\"a\":1,\"a\":2},"
            + RunningTap.event("e1")
            + ",7,{\"n\":99999999999999999999}],"
            + "\"ephemeral\":[{},{}],\"other\":{\"x\":1,\"x\":2}}";

    assertThat(tap.put("1", text).statusCode()).isEqualTo(200);
    assertThat(tap.stored().events()).hasSize(1);
    assertThat(tap.stored().malformed())
        .extracting(Malformed::reason)
        .containsExactly(
            Malformed.Reason.DUPLICATE_KEY,
            Malformed.Reason.NOT_AN_OBJECT,
            Malformed.Reason.NUMBER_OUT_OF_RANGE);
    assertThat(tap.metrics().snapshot().ephemeral()).isEqualTo(2);
    assertThat(tap.metrics().snapshot().received()).isEqualTo(4);
  }

  @Test
  void setsATransactionAsideThatIsBrokenEachTime() throws Exception {
    assertThat(tap.put("1", "{\"events\":[{}").statusCode()).isEqualTo(400);
    assertThat(tap.put("1", "{\"events\":[{}").statusCode()).isEqualTo(400);
    assertThat(tap.put("2", "{").statusCode()).isEqualTo(400);
    assertThat(tap.put("1", "{\"events\":[{}").statusCode()).isEqualTo(200);

    assertThat(tap.stored().malformed()).hasSize(1);
    assertThat(tap.stored().malformed().getFirst().payload()).isEqualTo("{\"events\":[{}");
    assertThat(tap.metrics().snapshot().received()).isOne();
    assertThat(tap.metrics().snapshot().refusedByCode())
        .containsExactly(Map.entry("M_NOT_JSON", 3L));
    assertThat(tap.put("1", RunningTap.transaction("e1")).statusCode()).isEqualTo(200);
    assertThat(tap.stored().events()).hasSize(1);
  }

  @Test
  void showsItsCountersAsMetrics() throws Exception {
    var registry = new SimpleMeterRegistry();
    tap.metrics().bindTo(registry);
    tap.put(
        "1",
        "{\"events\":["
            + RunningTap.event("e1")
            + ","
            + RunningTap.event("e1")
            + ",7,{\"a\":1,\"a\":2}]}");
    tap.put("2", "[]");

    assertThat(count(registry, "forseti.ingest.events", "outcome", "decoded")).isEqualTo(1);
    assertThat(count(registry, "forseti.ingest.events", "outcome", "malformed")).isEqualTo(2);
    assertThat(count(registry, "forseti.ingest.events", "outcome", "duplicate")).isEqualTo(1);
    assertThat(count(registry, "forseti.ingest.malformed", "reason", "duplicate_key")).isEqualTo(1);
    assertThat(count(registry, "forseti.ingest.requests.refused", "code", "M_NOT_JSON"))
        .isEqualTo(1);
  }

  private static double count(MeterRegistry registry, String name, String tag, String value) {
    return registry.get(name).tag(tag, value).functionCounter().count();
  }
}
