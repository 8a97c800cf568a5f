package dev.forseti.training.learn;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.training.streams.LabelledStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What somebody who uses a model should know of it (M. Mitchell and others, Model cards for model
 * reporting, 2019).
 *
 * @param on the day of the training
 * @param seed of all that was random
 * @param leftOut the group that was not trained on; empty for none
 * @param figures how well it did on streams that were left out, in tables; empty when not measured
 */
public record ModelCard(LocalDate on, long seed, String leftOut, String figures) {
  private static final int SHOWN = 16;

  private static final String WEAKNESSES =
      """

      ## Known failures
      - Harmless senders that look like abuse: bots that list handles, operators who talk about an attack, newcomers
        who paste the same error message, members who pass on invite links, regulars after an absence longer than what was seen.
      - Abuse that is missed: one plain line without a link, senders whose texts are all different, talk that reads
        like a member's, pictures, split words of lures, insults of one member.
      - It was trained on public rooms of a few communities, mostly technical and in English. Servers in the data are made up:
        nothing it says rests on them.
      """;

  /** The card of models that were trained on those streams. */
  public String of(List<LabelledStream> streams, ModelTraining.Trained trained) throws IOException {
    StringBuilder card = new StringBuilder("# Model card\n");
    card.append("Trained on %s, seed %d".formatted(on, seed));
    card.append(leftOut.isEmpty() ? ".\n\n" : ", without the group " + leftOut + ".\n\n");
    card.append("| file | bytes | SHA-256 |\n|---|---|---|\n");
    trained
        .files()
        .forEach(
            (name, text) -> {
              byte[] bytes = text.getBytes(UTF_8);
              card.append("| %s | %d | `%s` |%n".formatted(name, bytes.length, hash(bytes)));
            });
    card.append(
        "\nBy itself each says the logarithm of a likelihood ratio, in nats. So that nothing is"
            + " counted twice\nthat rules or another model have already, it says so many times as"
            + " much:\n");
    trained
        .scales()
        .forEach(
            (model, scale) -> card.append(String.format(Locale.ROOT, "%s %.3f. ", model, scale)));
    card.append("\n\n## Data\n| stream | events | labels |\n|---|---|---|\n");
    for (LabelledStream stream : streams) {
      card.append(
          "| %s | `%s` | `%s` |%n"
              .formatted(stream.name(), hash(stream.events()), hash(stream.labels())));
    }
    if (!figures.isEmpty()) {
      card.append("\n## Figures, each group of streams left out\n").append(figures);
    }
    return card.append(WEAKNESSES).toString();
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] part = new byte[1 << 16];
      for (int size = in.read(part); size >= 0; size = in.read(part)) {
        digest.update(part, 0, size);
      }
    }
    return shown(digest);
  }

  private static String hash(byte[] bytes) {
    MessageDigest digest = digest();
    digest.update(bytes);
    return shown(digest);
  }

  private static String shown(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
