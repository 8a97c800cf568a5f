package dev.forseti.scoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * An operator with keyed state that is at hand in {@link HeldState}, and written back before each
 * checkpoint. Flink is told of a key only when its state is asked, and one record may concern
 * several keys of the subtask.
 */
abstract class HoldingOperator<T> extends AbstractStreamOperator<T> {
  private static final long serialVersionUID = 1L;

  private transient @Nullable List<WritesBack> all;

  /** A state of the operator; to be called as it opens. */
  final <V> HeldState<V> held(String name, TypeInformation<V> type, Duration kept, int most) {
    var descriptor = new ValueStateDescriptor<>(name, type);
    descriptor.enableTimeToLive(Expiry.after(kept));
    return writtenBack(new HeldState<>(getRuntimeContext().getState(descriptor), this, kept, most));
  }

  /** Has it written back before each checkpoint; to be called as the operator opens. */
  final <W extends WritesBack> W writtenBack(W state) {
    List<WritesBack> known = all == null ? new ArrayList<>() : all;
    known.add(state);
    all = known;
    return state;
  }

  final long nowMillis() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    for (WritesBack state : Opened.of(all)) {
      state.writeBack();
    }
  }

  @Override
  @SuppressWarnings("rawtypes") // as it is inherited
  public void setKeyContextElement1(StreamRecord record) {}
}
