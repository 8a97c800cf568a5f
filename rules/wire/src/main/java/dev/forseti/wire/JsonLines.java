package dev.forseti.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Objects of plain fields, one per line, written to a stream without a tree of each. */
public final class JsonLines implements Closeable {
  private final JsonGenerator out;

  /** Lines into the stream, which is closed with them. */
  public JsonLines(OutputStream to) throws IOException {
    out = JsonText.FACTORY.createGenerator(to);
    out.setRootValueSeparator(null);
  }

  /** Begins an object; each that is begun is ended before the next. */
  public void begin() throws IOException {
    out.writeStartObject();
  }

  /** Writes a string. */
  public void field(String name, String value) throws IOException {
    out.writeStringField(name, value);
  }

  /** Writes a number. */
  public void field(String name, double value) throws IOException {
    out.writeNumberField(name, value);
  }

  /** Ends the object and its line. */
  public void end() throws IOException {
    out.writeEndObject();
    out.writeRaw('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
