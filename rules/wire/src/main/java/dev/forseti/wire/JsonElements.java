package dev.forseti.wire;

import dev.forseti.model.Json;
import java.util.List;

/**
 * The elements of an array that many people wrote.
 *
 * @param items those that could be read, in their order
 * @param refused why others could not, in their order
 */
public record JsonElements(List<Json> items, List<JsonRefused> refused) {
  public JsonElements {
    items = List.copyOf(items);
    refused = List.copyOf(refused);
  }
}
