package dev.forseti.scoring.stream;

import dev.forseti.features.Unknown;
import dev.forseti.rules.counter.CounterMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What an event shows the counters of one key: all that they need of it.
 *
 * @param key the counters' group and the key's value
 * @param counters how the counters remember
 * @param shown what each is shown; unknown for nothing
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; written as it is
public record CounterPart(String key, List<CounterMemory> counters, long[] shown) {

  /** Whether a counter of the key is shown anything; if not, it is as if the key were not met. */
  public boolean feedsSome() {
    for (long one : shown) {
      if (one != Unknown.LONG) {
        return true;
      }
    }
    return false;
  }

  void write(DataOutputView out) throws IOException {
    Written.string(key, out);
    Written.number(shown.length, out);
    for (int i = 0; i < shown.length; i++) {
      CounterMemory counter = counters.get(i);
      out.writeLong(counter.id());
      out.writeByte(counter.kindNumber());
      Written.number(counter.windowMillis(), out);
      out.writeLong(shown[i]);
    }
  }

  static CounterPart read(DataInputView in) throws IOException {
    String key = Written.string(in);
    long[] shown = new long[(int) Written.number(in)];
    List<CounterMemory> counters = new ArrayList<>(shown.length);
    for (int i = 0; i < shown.length; i++) {
      counters.add(CounterMemory.of(in.readLong(), in.readByte(), Written.number(in)));
      shown[i] = in.readLong();
    }
    return new CounterPart(key, counters, shown);
  }
}
