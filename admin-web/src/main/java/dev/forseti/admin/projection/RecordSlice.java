package dev.forseti.admin.projection;

import dev.forseti.model.Decision;
import dev.forseti.model.Outcome;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.runtime.kafka.ReadPosition;
import dev.forseti.runtime.kafka.RecordPosition;
import dev.forseti.runtime.kafka.TopicRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is written in one transaction: some records of a poll, and how far their partitions are read
 * with them. A slice is short, since moderators who decide about its subjects wait until it ends.
 *
 * @param records in the order in which they were read
 * @param progress of each partition that the slice has a record of
 */
record RecordSlice(List<TopicRecord<?>> records, List<ReadPosition> progress) {
  /** The most records of a slice. */
  static final int MOST = 500;

  /** The most that are about somebody's case: they hold locks, and each takes some milliseconds. */
  static final int MOST_ABOUT_CASES = 50;

  RecordSlice {
    records = List.copyOf(records);
    progress = List.copyOf(progress);
  }

  /** All of a poll, at least one slice; the last one stores how far the poll has come. */
  static List<RecordSlice> of(List<TopicRecord<?>> records, List<ReadPosition> progress) {
    List<RecordSlice> slices = new ArrayList<>();
    List<TopicRecord<?>> next = new ArrayList<>();
    int aboutCases = 0;
    for (TopicRecord<?> record : records) {
      int one = subjects(record).isEmpty() ? 0 : 1;
      if (next.size() == MOST || aboutCases + one > MOST_ABOUT_CASES) {
        slices.add(new RecordSlice(next, reached(next, progress)));
        next.clear();
        aboutCases = 0;
      }
      next.add(record);
      aboutCases += one;
    }
    slices.add(new RecordSlice(next, progress));
    return slices;
  }

  /** Behind the last record of each partition, as far as the poll says what topic that is. */
  private static List<ReadPosition> reached(
      List<TopicRecord<?>> records, List<ReadPosition> progress) {
    Map<ReadPosition, ReadPosition> reached = new LinkedHashMap<>();
    for (TopicRecord<?> record : records) {
      RecordPosition at = record.position();
      for (ReadPosition whole : progress) {
        if (whole.topic().equals(at.topic()) && whole.partition() == at.partition()) {
          reached.put(
              whole,
              new ReadPosition(at.topic(), whole.topicId(), at.partition(), at.offset() + 1));
        }
      }
    }
    return List.copyOf(reached.values());
  }

  /** Whose cases the records may change. */
  Set<Subject> subjects() {
    Set<Subject> subjects = new LinkedHashSet<>();
    records.forEach(record -> subjects.addAll(subjects(record)));
    return subjects;
  }

  /** Whose cases a record may change, those of a campaign among them. */
  static List<Subject> subjects(TopicRecord<?> record) {
    return switch (record.value()) {
      case Verdict verdict -> both(verdict.subject(), verdict.campaign());
      case Outcome outcome -> both(outcome.subject(), outcome.campaign());
      case Decision decision -> List.of(decision.subject());
      case null, default -> List.of();
    };
  }

  private static List<Subject> both(Subject subject, @Nullable Subject campaign) {
    return campaign == null ? List.of(subject) : List.of(subject, campaign);
  }
}
