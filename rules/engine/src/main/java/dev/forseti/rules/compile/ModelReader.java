package dev.forseti.rules.compile;

import dev.forseti.features.ValueType;
import dev.forseti.rules.code.Symbol;
import dev.forseti.rules.eval.Reason;
import dev.forseti.rules.learned.LearnedModel;
import dev.forseti.rules.learned.ModelFileException;
import dev.forseti.rules.learned.TextModel;
import dev.forseti.rules.learned.TreesModel;
import dev.forseti.rules.pack.PackFile;
import dev.forseti.rules.pack.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the learned models of a pack into a scope: each is a number of nats. */
final class ModelReader {
  private static final List<String> KEYS = List.of("trees", "inputs", "text", "of", "about");
  private static final List<String> INPUT = List.of("value", "says", "rises");
  private static final List<String> RISES = List.of("abuse", "good");

  private final PackFile pack;
  private final Scope scope;
  private final SlotAllocator slots;
  private final Conditions numbers;
  private final Map<String, LearnedModel> found;

  private ModelReader(
      PackFile pack, Scope scope, SlotAllocator slots, Map<String, LearnedModel> found) {
    this.pack = pack;
    this.scope = scope;
    this.slots = slots;
    this.found = found;
    this.numbers = Conditions.ofNumbers(scope, slots);
  }

  /**
   * Reads them; what is wrong with one is reported, and the model left out.
   *
   * @param found where they are put, by {@link LearnedModel#key}
   */
  static void read(
      PackFile pack, Scope scope, SlotAllocator slots, Map<String, LearnedModel> found) {
    YamlMap models = pack.root().map("models");
    if (models.names().isEmpty()) {
      return;
    }
    ModelReader reader = new ModelReader(pack, scope, slots, found);
    for (String name : models.names()) {
      YamlMap model = PackFile.part(models, name);
      if (model != null && PackFile.isName(models, name)) {
        reader.read(models, name, model);
      }
    }
  }

  private void read(YamlMap models, String name, YamlMap model) {
    int before = model.source().problems().size();
    model.allow(KEYS);
    String key = model.has("text") ? "text" : "trees";
    if (model.has("text") == model.has("trees")) {
      model.report("trees", "a model needs either trees or text, the name of a file", List.of());
    }
    Map<String, Symbol> reads = new TreeMap<>();
    List<TreesModel.Input> inputs = inputs(model, reads);
    Symbol weighed = key.equals("text") ? weighed(model) : null;
    Map<String, String> files = pack.pack().files();
    String content = files.get(model.text(key, ""));
    if (content == null) {
      model.report(
          key, "there is no file '" + model.text(key, "") + "' beside the pack", files.keySet());
    }
    if (content == null || model.source().problems().size() > before) {
      return;
    }
    int slot = slots.next();
    try {
      LearnedModel read =
          weighed == null
              ? TreesModel.read(content, slot, inputs, new ArrayList<>(reads.values()))
              : TextModel.read(content, slot, weighed);
      if (!scope.add(new Symbol(name, ValueType.DOUBLE, slot, null, read))) {
        models.source().report(models.keyNode(name), "'" + name + "' is a variable", "");
        return;
      }
      found.put(LearnedModel.key(pack.pack().name(), name), read);
    } catch (ModelFileException wrong) {
      model.report(key, model.text(key, "") + ", " + wrong.getMessage(), List.of());
    }
  }

  private @Nullable Symbol weighed(YamlMap model) {
    String of = model.text("of", "");
    Symbol symbol = scope.symbol(of);
    if (symbol == null || symbol.type() != ValueType.STRING) {
      model.report("of", "a text is needed, for example text.body, not '" + of + "'", List.of());
      return null;
    }
    return symbol;
  }

  private List<TreesModel.Input> inputs(YamlMap model, Map<String, Symbol> reads) {
    List<TreesModel.Input> inputs = new ArrayList<>();
    YamlMap named = model.map("inputs");
    for (String name : named.names()) {
      YamlMap input = PackFile.part(named, name);
      if (input == null) {
        continue;
      }
      input.allow(INPUT);
      if (input.has("rises") && !RISES.contains(input.text("rises", ""))) {
        input.report("rises", "rises is abuse or good", RISES);
      }
      Reason says = new ReasonReader(scope).read(input, "says", Reason.NONE, reads);
      Conditions.Numeric value = numbers.number(input, "value");
      if (value != null) {
        value.reads().forEach(symbol -> reads.put(symbol.name(), symbol));
        inputs.add(new TreesModel.Input(name, value.code(), says::filled));
      }
    }
    return inputs;
  }
}
