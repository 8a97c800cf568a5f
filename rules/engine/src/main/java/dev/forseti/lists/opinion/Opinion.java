package dev.forseti.lists.opinion;

import dev.forseti.lists.entry.Recommendation;
import dev.forseti.lists.entry.WatchedEntry;
import dev.forseti.lists.index.Hit;
import dev.forseti.model.RoomId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lists say of somebody, and how far that may go.
 *
 * @param recommendation what is recommended; {@code ALLOW} if an exception stands against all else
 * @param mode what the word may do
 * @param entry the entry that counts
 */
public record Opinion(Recommendation recommendation, Trust.Mode mode, WatchedEntry entry) {
  private static final Comparator<Opinion> WEAKEST_FIRST =
      Comparator.comparing(Opinion::mode)
          .thenComparingInt(opinion -> gravity(opinion.recommendation()))
          .thenComparing(opinion -> opinion.entry().eventId(), Comparator.reverseOrder());

  /**
   * The opinion that counts; none if no trusted list says anything that we know. An exception of a
   * list that is applied stands against all entries; other exceptions say nothing. Of the rest the
   * one that may do the most counts, then the gravest. An id that an entry covers in another case
   * only is never acted on without asking.
   *
   * @param hits the entries that cover somebody
   * @param trusts by list; an unknown list is not trusted
   */
  public static Optional<Opinion> of(
      List<Hit<WatchedEntry>> hits, Map<RoomId, Trust> trusts, Instant moment) {
    List<Opinion> opinions =
        hits.stream().flatMap(hit -> of(hit, trusts, moment).stream()).toList();
    return opinions.stream()
        .filter(opinion -> opinion.recommendation() == Recommendation.ALLOW)
        .filter(opinion -> opinion.mode() == Trust.Mode.APPLY)
        .max(WEAKEST_FIRST)
        .or(
            () ->
                opinions.stream()
                    .filter(opinion -> opinion.recommendation() != Recommendation.ALLOW)
                    .max(WEAKEST_FIRST));
  }

  private static Optional<Opinion> of(
      Hit<WatchedEntry> hit, Map<RoomId, Trust> trusts, Instant moment) {
    WatchedEntry entry = hit.value();
    Trust trust = trusts.get(entry.list());
    if (trust == null
        || !trust.holds(moment)
        || entry.isExpired(moment)
        || trust.overridden().contains(entry.eventId())) {
      return Optional.empty();
    }
    Trust.Mode mode = hit.isExact() ? trust.mode() : weaker(trust.mode(), Trust.Mode.SUGGEST);
    return switch (entry.recommendation()) {
      case UNKNOWN -> Optional.empty();
      case ALLOW -> Optional.of(new Opinion(Recommendation.ALLOW, mode, entry));
      case BAN, MUTE, TAKEDOWN -> {
        Recommendation said = entry.recommendation();
        boolean isGraver = gravity(said) > gravity(trust.cap());
        yield Optional.of(new Opinion(isGraver ? trust.cap() : said, mode, entry));
      }
    };
  }

  private static Trust.Mode weaker(Trust.Mode one, Trust.Mode other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static int gravity(Recommendation recommendation) {
    return switch (recommendation) {
      case UNKNOWN, ALLOW -> 0;
      case MUTE -> 1;
      case BAN -> 2;
      case TAKEDOWN -> 3;
    };
  }
}
