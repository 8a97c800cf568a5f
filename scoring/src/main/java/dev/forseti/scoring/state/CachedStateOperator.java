package dev.forseti.scoring.state;

import static dev.forseti.scoring.state.OperatorLifecycle.requireOpen;

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
 * An operator whose keyed state is cached in {@link WriteBackCache} and written back before each
 * checkpoint. Flink's current key is set only when its state is accessed, since one record may
 * concern several keys of the subtask.
 */
public abstract class CachedStateOperator<T> extends AbstractStreamOperator<T> {
  private static final long serialVersionUID = 1L;

  private transient @Nullable List<WriteBack> caches;

  /** A state of the operator; to be called as it opens. */
  protected final <V> WriteBackCache<V> cachedState(
      String name, TypeInformation<V> type, Duration timeToLive, int maxEntries) {
    var descriptor = new ValueStateDescriptor<>(name, type);
    descriptor.enableTimeToLive(StateExpiry.after(timeToLive));
    return register(
        new WriteBackCache<>(
            getRuntimeContext().getState(descriptor), this, timeToLive, maxEntries));
  }

  /** Has it written back before each checkpoint; to be called as the operator opens. */
  protected final <W extends WriteBack> W register(W cache) {
    List<WriteBack> known = caches == null ? new ArrayList<>() : caches;
    known.add(cache);
    caches = known;
    return cache;
  }

  protected final long nowMillis() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    for (WriteBack cache : requireOpen(caches)) {
      cache.writeBack();
    }
  }

  @Override
  @SuppressWarnings("rawtypes") // as it is inherited
  public void setKeyContextElement1(StreamRecord record) {}
}
