package dev.forseti.admin.search;

import dev.forseti.admin.message.SaidEvent;
import dev.forseti.features.Links;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;

/**
 * What of an event is in the index. Its words are there as a list of places, and only the id can be
 * read back: what is shown comes from the database.
 */
final class EventDocument {
  /** The most characters of an event's texts that are indexed, all together: no event has more. */
  static final int MOST_CHARACTERS = 65_536;

  /** The event's id. */
  static final String ID = "id";

  /** Its words. */
  static final String WORDS = "words";

  private static final String AT = "at";
  private static final String TIE = "tie";

  /** The newest first; events of one instant in an order that no merge changes. */
  static final Sort NEWEST_FIRST =
      new Sort(
          LongField.newSortField(AT, true, SortedNumericSelector.Type.MAX),
          new SortField(TIE, SortField.Type.LONG, true));

  private static final int LONGEST_TERM = 255;
  private static final int MOST_NAMES = 8;
  private static final int MOST_DOMAINS = 256;
  private static final FieldType TEXT = textType();

  private EventDocument() {}

  private static FieldType textType() {
    var type = new FieldType();
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.freeze();
    return type;
  }

  /** The document of an event. */
  static Document of(SaidEvent event) {
    var document = new Document();
    document.add(new StringField(ID, event.id(), Field.Store.YES));
    document.add(new LongField(AT, event.at().toEpochMilli(), Field.Store.NO));
    document.add(new NumericDocValuesField(TIE, tie(event.id())));
    add(document, SearchField.ROOM, event.room());
    add(document, SearchField.SERVER, event.server());
    add(document, SearchField.TYPE, event.type());
    String sender = event.sender().toLowerCase(Locale.ROOT);
    add(document, SearchField.SENDER, sender);
    int colon = sender.indexOf(':');
    add(document, SearchField.SENDER, colon < 1 ? "" : sender.substring(1, colon));
    List<String> words = bounded(event.words());
    words.forEach(text -> document.add(new Field(WORDS, text, TEXT)));
    domains(words).forEach(domain -> add(document, SearchField.LINK, domain));
    return document;
  }

  private static void add(Document document, SearchField field, String term) {
    if (!term.isEmpty()) {
      document.add(new StringField(field.word(), term(term), Field.Store.NO));
    }
  }

  /** A name as it is in the index: no id is longer, and a stranger may say anything else. */
  static String term(String name) {
    return name.substring(0, Math.min(LONGEST_TERM, name.length()));
  }

  private static List<String> bounded(List<String> texts) {
    int[] left = {MOST_CHARACTERS};
    return texts.stream()
        .map(
            text -> {
              String kept = text.substring(0, Math.min(left[0], text.length()));
              left[0] -= kept.length();
              return kept;
            })
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /**
   * The hosts that texts link to, each with the domains above it that have a dot, those of eight
   * names at most: a link with very many hides no other. Some {@value #MOST_DOMAINS} are enough.
   */
  static Set<String> domains(List<String> texts) {
    Set<String> domains = new LinkedHashSet<>();
    for (String text : texts) {
      for (String host : Links.hostsIn(text)) {
        if (domains.size() >= MOST_DOMAINS) {
          return domains;
        }
        domains.add(host);
        int dot = host.length();
        for (int names = 1; names <= MOST_NAMES && dot >= 0; names++) {
          dot = host.lastIndexOf('.', dot - 1);
          if (names > 1) {
            domains.add(host.substring(dot + 1));
          }
        }
      }
    }
    return domains;
  }

  /** A number of its own for each event; who chooses ids cannot choose it. */
  private static long tie(String id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(Arrays.copyOf(hash, Long.BYTES)).getLong();
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
