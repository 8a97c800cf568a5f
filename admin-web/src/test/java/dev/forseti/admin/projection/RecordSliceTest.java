package dev.forseti.admin.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Samples;
import dev.forseti.model.Outcome;
import dev.forseti.runtime.kafka.ReadPosition;
import dev.forseti.runtime.kafka.RecordPosition;
import dev.forseti.runtime.kafka.TopicRecord;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordSliceTest {
  private static final String OUTCOMES = Topics.OUTCOMES.name();

  @Test
  void eachRecordIsInOneSliceInItsOrder() {
    List<TopicRecord<?>> records = outcomes(0, 130);
    records.addAll(outcomes(1, 45));
    records.addAll(events(1_234));

    List<RecordSlice> slices = RecordSlice.of(records, progress(130, 45));

    assertThat(slices.stream().flatMap(it -> it.records().stream()))
        .containsExactlyElementsOf(records);
    assertThat(slices).allMatch(it -> it.records().size() <= RecordSlice.MOST);
    assertThat(slices)
        .allMatch(
            it ->
                it.records().stream().filter(r -> r.topic() == Topics.OUTCOMES).count()
                    <= RecordSlice.MOST_ABOUT_CASES);
  }

  @Test
  void eachSliceStoresHowFarItsOwnRecordsAreAndTheLastOneAll() {
    List<TopicRecord<?>> records = outcomes(0, 75);
    records.addAll(outcomes(1, 45));

    List<RecordSlice> slices = RecordSlice.of(records, progress(80, 45));

    assertThat(slices).hasSize(3);
    assertThat(slices.get(0).progress()).containsExactly(at(0, 50));
    assertThat(slices.get(1).progress()).containsExactly(at(0, 75), at(1, 25));
    assertThat(slices.get(2).progress())
        .as("behind what has no record, too")
        .containsExactly(at(0, 80), at(1, 45));
  }

  @Test
  void aPollWithoutRecordsIsOneSlice() {
    assertThat(RecordSlice.of(List.of(), progress(3, 4)))
        .containsExactly(new RecordSlice(List.of(), progress(3, 4)));
  }

  private static List<ReadPosition> progress(long first, long second) {
    return List.of(at(0, first), at(1, second));
  }

  private static ReadPosition at(int partition, long next) {
    return new ReadPosition(OUTCOMES, "id", partition, next);
  }

  private static List<TopicRecord<?>> outcomes(int partition, int count) {
    List<TopicRecord<?>> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var outcome = Samples.outcome("m" + i, Outcome.Status.DONE, "");
      records.add(record(Topics.OUTCOMES, partition, i, outcome));
    }
    return records;
  }

  private static List<TopicRecord<?>> events(int count) {
    List<TopicRecord<?>> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(record(Topics.EVENTS, 0, i, Samples.event("$" + i, false)));
    }
    return records;
  }

  private static <T> TopicRecord<T> record(Topic<T> topic, int partition, long offset, T value) {
    var position = new RecordPosition(topic.name(), partition, offset);
    return new TopicRecord<>(topic, position, Samples.AT, "key", value);
  }
}
