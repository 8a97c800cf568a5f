package dev.forseti.scoring.stream;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import dev.forseti.rules.counter.CounterSpec;
import dev.forseti.scoring.encoding.BinaryEncoding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What an event adds to the counters of one key.
 *
 * @param key the counters' group and the key's value
 * @param counters the kind and window of each counter
 * @param inputs what each is fed; unknown for nothing
 * @param words hashes of the text's words, for counters that read them; else none
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; written as it is
public record CounterUpdate(String key, List<CounterSpec> counters, long[] inputs, long[] words) {

  /** The version of {@link CounterUpdates#FORMAT} that brought the words. */
  static final int WITH_WORDS = 2;

  /** Whether a counter of the key is fed anything; if not, nothing of the key changes. */
  public boolean hasInput() {
    for (long input : inputs) {
      if (input != Unknown.LONG) {
        return true;
      }
    }
    return false;
  }

  void write(DataOutputView out) throws IOException {
    BinaryEncoding.writeString(key, out);
    BinaryEncoding.writeVarLong(inputs.length, out);
    for (int i = 0; i < inputs.length; i++) {
      CounterSpec counter = counters.get(i);
      out.writeLong(counter.id());
      out.writeByte(counter.kindNumber());
      BinaryEncoding.writeVarLong(counter.windowMillis(), out);
      out.writeLong(inputs[i]);
    }
    BinaryEncoding.writeVarLong(words.length, out);
    for (long word : words) {
      out.writeLong(word);
    }
  }

  static CounterUpdate read(int version, DataInputView in) throws IOException {
    String key = BinaryEncoding.readString(in);
    long[] inputs = new long[(int) BinaryEncoding.readVarLong(in)];
    List<CounterSpec> counters = new ArrayList<>(inputs.length);
    for (int i = 0; i < inputs.length; i++) {
      counters.add(CounterSpec.of(in.readLong(), in.readByte(), BinaryEncoding.readVarLong(in)));
      inputs[i] = in.readLong();
    }
    long[] words =
        version < WITH_WORDS
            ? FeatureVector.NO_WORDS
            : new long[(int) BinaryEncoding.readVarLong(in)];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.readLong();
    }
    return new CounterUpdate(key, counters, inputs, words);
  }
}
