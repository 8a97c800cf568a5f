package dev.forseti.scoring.encoding;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Byte arrays, strings of any length and mostly small numbers as bytes. */
public final class BinaryEncoding {
  private BinaryEncoding() {}

  public static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
    writeVarLong(bytes.length, out);
    out.write(bytes);
  }

  public static byte[] readBytes(DataInput in) throws IOException {
    byte[] bytes = new byte[(int) readVarLong(in)];
    in.readFully(bytes);
    return bytes;
  }

  /** Writes any string, also one with unpaired surrogates, which UTF-8 would change. */
  public static void writeString(String text, DataOutput out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    boolean narrow = isWhole(bytes, text);
    if (!narrow) {
      bytes = new byte[2 * text.length()]; // the encoder would replace what is unpaired
      for (int i = 0; i < text.length(); i++) {
        bytes[2 * i] = (byte) (text.charAt(i) >> 8);
        bytes[2 * i + 1] = (byte) text.charAt(i);
      }
    }
    writeVarLong(2L * bytes.length + (narrow ? 0 : 1), out);
    out.write(bytes);
  }

  /** Whether the bytes are the text's characters: others became question marks, two of them one. */
  private static boolean isWhole(byte[] bytes, String text) {
    if (bytes.length != text.length()) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) { // much faster than a look at each character
      if (bytes[i] == '?' && text.charAt(i) != '?') {
        return false;
      }
    }
    return true;
  }

  public static String readString(DataInput in) throws IOException {
    long head = readVarLong(in);
    byte[] bytes = new byte[(int) (head >> 1)];
    in.readFully(bytes);
    if ((head & 1) == 0) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    char[] chars = new char[bytes.length / 2];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) ((bytes[2 * i] << 8) | (bytes[2 * i + 1] & 0xff));
    }
    return new String(chars);
  }

  public static void writeNullableString(@Nullable String text, DataOutput out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      writeString(text, out);
    }
  }

  public static @Nullable String readNullableString(DataInput in) throws IOException {
    return in.readBoolean() ? readString(in) : null;
  }

  /** Writes a number in 1 to 10 bytes, fewer for those near zero. */
  public static void writeVarLong(long value, DataOutput out) throws IOException {
    long left = (value << 1) ^ (value >> 63);
    while ((left & ~0x7fL) != 0) {
      out.writeByte((int) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    out.writeByte((int) left);
  }

  /** Writes numbers of which most are zero: eight at a time, a bit for each that is not. */
  public static void writeSparseLongs(long[] values, DataOutput out) throws IOException {
    writeVarLong(values.length, out);
    for (int from = 0; from < values.length; from += Byte.SIZE) {
      int end = Math.min(values.length, from + Byte.SIZE);
      int bits = 0;
      for (int i = from; i < end; i++) {
        bits |= values[i] == 0 ? 0 : 1 << (i - from);
      }
      out.writeByte(bits);
      for (int i = from; i < end; i++) {
        if (values[i] != 0) {
          writeVarLong(values[i], out);
        }
      }
    }
  }

  public static long[] readSparseLongs(DataInput in) throws IOException {
    long[] values = new long[(int) readVarLong(in)];
    for (int from = 0; from < values.length; from += Byte.SIZE) {
      int bits = in.readUnsignedByte();
      for (int i = from; bits != 0; i++, bits >>= 1) {
        values[i] = (bits & 1) == 0 ? 0 : readVarLong(in);
      }
    }
    return values;
  }

  public static long readVarLong(DataInput in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      int next = in.readByte();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new IOException("a number has more than ten bytes");
  }
}
