package dev.forseti.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.Malformed;
import dev.forseti.model.Malformed.Reason;
import dev.forseti.model.RoomEvent;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonText;
import dev.forseti.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodeReportTest {
  private static final Path FOLDER = Path.of("src/test/resources/matrix");

  @ParameterizedTest
  @CsvSource({
    "fixtures_extracted.jsonl, 483, 125, 74, 270, 14",
    "spec_event_examples.jsonl, 87, 1, 49, 37, 0",
    "spec_s2s_examples.jsonl, 15, 1, 0, 14, 0",
    "synapse_homeserver_pdus.jsonl, 76, 76, 0, 0, 0",
    "mautrix_testroom_v12.jsonl, 21, 21, 0, 0, 0",
  })
  void decodesEachEventOfOthersOrSetsItAside(
      String file, long received, long decoded, long duplicates, long missingField, long badId)
      throws Exception {
    List<RoomEvent> events = new ArrayList<>();
    List<Malformed> malformed = new ArrayList<>();
    DecodeReport report = DecodeReport.of(FOLDER.resolve(file), events::add, malformed::add);

    assertThat(report.received()).isEqualTo(received);
    assertThat(report.decoded()).isEqualTo(decoded).isEqualTo(events.size());
    assertThat(report.duplicates()).isEqualTo(duplicates);
    assertThat(report.malformedByReason().getOrDefault(Reason.MISSING_FIELD, 0L))
        .isEqualTo(missingField);
    assertThat(report.malformedByReason().getOrDefault(Reason.BAD_ID, 0L)).isEqualTo(badId);
    assertThat(report.malformed()).isEqualTo(malformed.size());
    assertThat(decoded + report.malformed() + duplicates).isEqualTo(received);
    for (RoomEvent event : events) {
      byte[] stored = Topics.EVENTS.codec().encode(event);
      assertThat(Topics.EVENTS.codec().decode(stored)).isEqualTo(event);
    }
  }

  @Test
  void givesSignedPdusTheIdsThatTheirServerGaveThem() throws Exception {
    assertThat(ids("synapse_homeserver_pdus.jsonl"))
        .isEqualTo(stated("synapse_homeserver_pdus.jsonl", line -> line));
    assertThat(ids("mautrix_testroom_v12.jsonl"))
        .isEqualTo(stated("mautrix_testroom_v12.jsonl", line -> line.object("unsigned")));
  }

  /** Without its create event a room's version is not known; most ids are the same in each. */
  @Test
  void setsAPduAsideWhoseIdDependsOnAVersionThatIsNotKnown() throws Exception {
    List<String> lines =
        Files.readAllLines(FOLDER.resolve("synapse_homeserver_pdus.jsonl")).stream()
            .filter(line -> !line.contains("m.room.create"))
            .toList();
    Path file = Files.write(Files.createTempFile("headless", ".jsonl"), lines);
    List<EventId> found = new ArrayList<>();

    DecodeReport report =
        DecodeReport.of(file, event -> found.add(event.eventId()), malformed -> {});
    Files.delete(file);

    assertThat(report.malformedByReason())
        .isEqualTo(Map.of(Reason.MISSING_FIELD, report.malformed()));
    assertThat(stated("synapse_homeserver_pdus.jsonl", line -> line)).containsAll(found);
    assertThat(report.decoded() + report.malformed()).isEqualTo(68);
  }

  @Test
  void tellsInWhichLineEachMalformedOneStands() throws Exception {
    Path file =
        Files.writeString(Files.createTempFile("some", ".jsonl"), "\n{}\n\n{\"events\":[7,{}]}\n");
    List<String> found = new ArrayList<>();

    DecodeReport report =
        DecodeReport.of(
            file, event -> {}, malformed -> found.add(malformed.position() + malformed.reason()));
    Files.delete(file);

    assertThat(found).containsExactly("2MISSING_FIELD", "4#0NOT_AN_OBJECT", "4#1MISSING_FIELD");
    assertThat(report.lines()).isEqualTo(2);
  }

  private static List<EventId> ids(String file) throws IOException {
    List<EventId> found = new ArrayList<>();
    DecodeReport.of(FOLDER.resolve(file), event -> found.add(event.eventId()), malformed -> {});
    return found;
  }

  private static List<EventId> stated(String file, Function<Json.Obj, Json.Obj> where)
      throws Exception {
    List<EventId> ids = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve(file))) {
      var object =
          (Json.Obj)
              JsonText.parse(
                  line.getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonLimits.EVENT);
      ids.add(new EventId(where.apply(object).string("event_id").orElseThrow()));
    }
    return ids;
  }
}
