package dev.forseti.ingest.appservice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.ingest.IngestMetrics;
import dev.forseti.ingest.Intake;
import dev.forseti.ingest.matrix.TransactionBody;
import dev.forseti.model.Json;
import dev.forseti.model.Malformed.Reason;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Takes transactions into the log. */
final class Transactions {
  /**
   * How often what is no transaction, or is too large, has to be sent before it is stored as
   * malformed and answered 200: a homeserver would repeat it for ever and send nothing else.
   */
  static final int ATTEMPTS = 3;

  private static final int MOST_BROKEN = 1_000;
  private static final int FINGERPRINT_BYTES = 8;

  private final Intake intake;
  private final IngestMetrics metrics;
  private final Map<String, Integer> brokenAttempts = new HashMap<>();

  Transactions(Intake intake, IngestMetrics metrics) {
    this.intake = intake;
    this.metrics = metrics;
  }

  /**
   * Returns when the transaction is stored, or was before.
   *
   * @throws JsonRefused when it is none, and it was not sent often enough yet
   */
  void take(String transactionId, byte[] body, Instant receivedAt) throws JsonRefused {
    TransactionBody transaction;
    try {
      transaction = TransactionBody.split(body);
    } catch (JsonRefused broken) {
      giveUpOrRefuse(transactionId, body, receivedAt, broken);
      return;
    }
    String position = transactionId + "/" + fingerprint(transaction.events());
    List<Intake.Item> items = new ArrayList<>();
    for (byte[] event : transaction.events()) {
      items.add(new Intake.Item(event, position + "#" + items.size(), receivedAt));
    }
    intake.takeOnce(position, receivedAt, items);
    metrics.ephemeral(transaction.ephemeral());
  }

  /**
   * Returns when one that is larger than is read was stored as malformed.
   *
   * @param beginning as much as was read
   * @param size what it has and what it may have, in words
   * @throws JsonRefused when it was not sent often enough yet
   */
  void takeTooLarge(String transactionId, byte[] beginning, String size, Instant receivedAt)
      throws JsonRefused {
    giveUpOrRefuse(transactionId, beginning, receivedAt, new JsonRefused(Reason.TOO_LARGE, size));
  }

  private void giveUpOrRefuse(String id, byte[] body, Instant receivedAt, JsonRefused broken)
      throws JsonRefused {
    if (!isLastAttempt(id)) {
      throw broken;
    }
    String detail = "no transaction, sent " + ATTEMPTS + " times: " + broken.detail();
    intake.takeMalformed(id + "/broken", receivedAt, body, broken.reason(), detail);
    forget(id);
  }

  /** With too many broken transactions all are forgotten, and counting begins anew. */
  private synchronized boolean isLastAttempt(String transactionId) {
    if (brokenAttempts.size() >= MOST_BROKEN && !brokenAttempts.containsKey(transactionId)) {
      brokenAttempts.clear();
    }
    return brokenAttempts.merge(transactionId, 1, Integer::sum) >= ATTEMPTS;
  }

  private synchronized void forget(String transactionId) {
    brokenAttempts.remove(transactionId);
  }

  /**
   * A fingerprint of the ids in a transaction. A homeserver set up anew counts transactions from 1
   * again, so the number alone does not say that a transaction has come before; {@code age} differs
   * in each repetition, so the bytes do not say it either.
   */
  private static String fingerprint(List<byte[]> events) {
    MessageDigest digest = sha256();
    for (byte[] event : events) {
      digest.update(identity(event));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES);
  }

  private static byte[] identity(byte[] event) {
    try {
      return JsonText.parse(event, JsonLimits.EVENT) instanceof Json.Obj object
          ? object.string("event_id").orElse("").getBytes(UTF_8)
          : event;
    } catch (JsonRefused unreadable) {
      return event;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
