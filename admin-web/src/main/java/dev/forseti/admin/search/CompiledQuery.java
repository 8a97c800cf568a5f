package dev.forseti.admin.search;

import dev.forseti.admin.search.SearchQuery.Beginning;
import dev.forseti.admin.search.SearchQuery.Field;
import dev.forseti.admin.search.SearchQuery.Part;
import dev.forseti.admin.search.SearchQuery.Problem;
import dev.forseti.admin.search.SearchQuery.Words;
import dev.forseti.admin.search.WordAnalyzer.Word;
import dev.forseti.model.ServerName;
import dev.forseti.model.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** A query of the index, built from what was asked; and the words to mark. */
final class CompiledQuery {
  /** The most words in all parts together; of a script without blanks two for each character. */
  private static final int MOST_WORDS = 200;

  private final WordAnalyzer analyzer;
  private final Function<String, List<String>> rooms;
  private final BooleanQuery.Builder all = new BooleanQuery.Builder();
  private final Set<String> terms = new HashSet<>();
  private final Set<String> beginnings = new HashSet<>();
  private int words;

  private CompiledQuery(WordAnalyzer analyzer, Function<String, List<String>> rooms) {
    this.analyzer = analyzer;
    this.rooms = rooms;
  }

  /** What became of it. */
  sealed interface Result {}

  /** A query and the words that it looks for. */
  record Built(Query query, Marks marks) implements Result {}

  /** Why there is none. */
  record Impossible(Problem problem) implements Result {}

  /**
   * Builds it.
   *
   * @param rooms the rooms of an address like {@code #room:server}
   */
  static Result of(SearchQuery asked, WordAnalyzer analyzer, Function<String, List<String>> rooms) {
    var compiled = new CompiledQuery(analyzer, rooms);
    for (Part part : asked.parts()) {
      Optional<Problem> problem = compiled.add(part);
      if (problem.isPresent()) {
        return new Impossible(problem.get());
      }
    }
    return new Built(compiled.all.build(), new Marks(compiled.terms, compiled.beginnings));
  }

  private Optional<Problem> add(Part part) {
    return switch (part) {
      case Words asked -> words(asked);
      case Beginning asked -> beginning(asked);
      case Field asked -> field(asked);
    };
  }

  private Optional<Problem> words(Words asked) {
    List<Word> found = analyzer.words(asked.text());
    words += found.size();
    if (found.isEmpty()) {
      return problem("There is no word to look for", asked.at());
    }
    if (words > MOST_WORDS) {
      return problem("These are too many words", asked.at());
    }
    var phrase = new PhraseQuery.Builder();
    found.forEach(word -> phrase.add(new Term(EventDocument.WORDS, word.term()), word.position()));
    filter(phrase.build());
    boolean hasPairs = found.stream().map(Word::position).distinct().count() < found.size();
    found.stream()
        .filter(word -> !(hasPairs && word.isSingle()))
        .forEach(word -> terms.add(word.term()));
    return Optional.empty();
  }

  private Optional<Problem> beginning(Beginning asked) {
    List<Word> found = analyzer.words(asked.text());
    if (found.size() != 1 || found.getFirst().term().length() < 2) {
      return problem("Before a star there can only be one word", asked.at());
    }
    String term = found.getFirst().term();
    beginnings.add(term);
    filter(new PrefixQuery(new Term(EventDocument.WORDS, term)));
    return Optional.empty();
  }

  private Optional<Problem> field(Field asked) {
    String value = asked.value();
    return switch (asked.field()) {
      case SENDER -> sender(value.toLowerCase(Locale.ROOT), asked.isBeginning());
      case ROOM -> room(value, asked.at());
      case SERVER ->
          ServerName.read(value)
              .map(name -> exactly(SearchField.SERVER, Subject.server(name).id()))
              .orElseGet(() -> problem("This is no name of a server", asked.at()));
      case LINK -> link(value.toLowerCase(Locale.ROOT), asked.at());
      case TYPE -> exactly(SearchField.TYPE, value);
    };
  }

  private Optional<Problem> sender(String id, boolean isBeginning) {
    String name = id.startsWith("@") && id.indexOf(':') < 0 ? id.substring(1) : id;
    if (!isBeginning) {
      return exactly(SearchField.SENDER, name);
    }
    filter(new PrefixQuery(new Term(SearchField.SENDER.word(), EventDocument.term(name))));
    return Optional.empty();
  }

  private Optional<Problem> room(String id, int at) {
    if (id.startsWith("!")) {
      return exactly(SearchField.ROOM, id);
    }
    if (!id.startsWith("#")) {
      return problem("A room is named by its id, which begins with !, or its address with #", at);
    }
    List<String> known = rooms.apply(id);
    filter(new TermInSetQuery(SearchField.ROOM.word(), known.stream().map(BytesRef::new).toList()));
    return known.isEmpty() ? problem("No room is known by this address", at) : Optional.empty();
  }

  /** A host or a domain, also as a part of an address. */
  private Optional<Problem> link(String address, int at) {
    int scheme = address.indexOf("://");
    String authority =
        (scheme < 0 ? address : address.substring(scheme + 3)).replace('\u3002', '.');
    int end = 0;
    while (end < authority.length() && isOfHost(authority.charAt(end))) {
      end++;
    }
    String host = authority.substring(0, end).replaceFirst("^\\.+", "");
    return host.indexOf('.') > 0
        ? exactly(SearchField.LINK, host)
        : problem("A link is found by its host, which has a dot: link:evil.example", at);
  }

  private static boolean isOfHost(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
  }

  private Optional<Problem> exactly(SearchField field, String term) {
    filter(new TermQuery(new Term(field.word(), EventDocument.term(term))));
    return Optional.empty();
  }

  private void filter(Query query) {
    all.add(query, Occur.FILTER);
  }

  private static Optional<Problem> problem(String what, int at) {
    return Optional.of(new Problem(what, at));
  }
}
