package dev.forseti.scoring.encoding;

import dev.forseti.model.Json;
import dev.forseti.model.ObjectBuilder;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JSON in binary, nested as deep as its parser allowed. */
public final class JsonEncoding {
  private static final int OBJECT = 0;
  private static final int ARRAY = 1;
  private static final int STRING = 2;
  private static final int INTEGER = 3;
  private static final int REAL = 4;
  private static final int TRUE = 5;
  private static final int FALSE = 6;
  private static final int NULL = 7;

  private JsonEncoding() {}

  private static void write(Json value, DataOutput out) throws IOException {
    switch (value) {
      case Json.Obj object -> {
        out.writeByte(OBJECT);
        writeObject(object, out);
      }
      case Json.Arr array -> {
        out.writeByte(ARRAY);
        BinaryEncoding.writeVarLong(array.items().size(), out);
        for (Json item : array.items()) {
          write(item, out);
        }
      }
      case Json.Str string -> {
        out.writeByte(STRING);
        BinaryEncoding.writeString(string.value(), out);
      }
      case Json.Int number -> {
        out.writeByte(INTEGER);
        BinaryEncoding.writeVarLong(number.value(), out);
      }
      case Json.Real number -> {
        out.writeByte(REAL);
        out.writeDouble(number.value());
      }
      case Json.Bool bool -> out.writeByte(bool.value() ? TRUE : FALSE);
      case Json.Null.NULL -> out.writeByte(NULL);
    }
  }

  /** Writes an object's fields alone, in their order. */
  public static void writeObject(Json.Obj object, DataOutput out) throws IOException {
    BinaryEncoding.writeVarLong(object.fields().size(), out);
    for (Map.Entry<String, Json> field : object.fields().entrySet()) {
      BinaryEncoding.writeString(field.getKey(), out);
      write(field.getValue(), out);
    }
  }

  public static Json.Obj readObject(DataInput in) throws IOException {
    int count = (int) BinaryEncoding.readVarLong(in);
    var fields = new ObjectBuilder();
    for (int i = 0; i < count; i++) {
      fields.add(BinaryEncoding.readString(in), read(in));
    }
    return fields.object();
  }

  private static Json read(DataInput in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case OBJECT -> readObject(in);
      case ARRAY -> {
        int count = (int) BinaryEncoding.readVarLong(in);
        List<Json> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
          items.add(read(in));
        }
        yield new Json.Arr(items);
      }
      case STRING -> new Json.Str(BinaryEncoding.readString(in));
      case INTEGER -> new Json.Int(BinaryEncoding.readVarLong(in));
      case REAL -> new Json.Real(in.readDouble());
      case TRUE -> new Json.Bool(true);
      case FALSE -> new Json.Bool(false);
      case NULL -> Json.Null.NULL;
      default -> throw new IOException("no kind of JSON value has number " + kind);
    };
  }
}
