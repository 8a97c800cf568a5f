package dev.forseti.training.streams;

import dev.forseti.model.RoomEvent;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.pipeline.Conclusions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps how the labelled senders of a stream come out. It counts from the first labelled message of
 * the stream on, whoever sent that.
 */
final class StreamJudge {
  private final String stream;
  private final Labels labels;
  private final Map<String, Seen> seen = new LinkedHashMap<>();
  private boolean hasBegun;

  private static final class Seen {
    private double best = Double.NEGATIVE_INFINITY;
    private double first = Double.NaN;
    private Standing most = Standing.NONE;
  }

  StreamJudge(String stream, Labels labels) {
    this.stream = stream;
    this.labels = labels;
    labels.senders().keySet().forEach(sender -> seen.put(sender, new Seen()));
  }

  /** Takes the next event, after what was concluded of it. */
  void add(RoomEvent event, Conclusions conclusions) {
    boolean isLabelled = labels.messages().containsKey(event.eventId().value());
    hasBegun |= isLabelled;
    Seen sender = seen.get(event.sender().value());
    if (!hasBegun || sender == null) {
      return;
    }
    Subject subject = Subject.user(event.sender());
    double now = conclusions.logOdds(subject);
    sender.best = Math.max(sender.best, now);
    if (isLabelled && Double.isNaN(sender.first)) {
      sender.first = now;
    }
    Standing standing = conclusions.followed(subject);
    if (standing.compareTo(sender.most) > 0) {
      sender.most = standing;
    }
  }

  /** All labelled senders, in the order of the labels. */
  List<SenderRecord> senders() {
    return seen.entrySet().stream()
        .map(
            each ->
                new SenderRecord(
                    stream,
                    labels.senders().getOrDefault(each.getKey(), false),
                    each.getValue().best,
                    each.getValue().first,
                    each.getValue().most.compareTo(Standing.REVIEW) >= 0,
                    each.getValue().most == Standing.ACT))
        .toList();
  }
}
