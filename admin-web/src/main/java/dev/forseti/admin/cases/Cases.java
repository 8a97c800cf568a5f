package dev.forseti.admin.cases;

import dev.forseti.admin.store.StoredText;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All cases. A subject has at most one open case. */
@Repository
public class Cases {
  /** The greatest number of rows of a page. */
  public static final int PAGE = 100;

  /** The gravest standing first, then the surest. */
  private static final String ORDER =
      " order by position(k.standing in 'ACT REVIEW WATCH NONE'), k.log_odds desc, k.id limit ";

  private final JdbcClient jdbc;

  Cases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The open cases, the gravest and surest first, at most {@link #PAGE}. */
  public List<CaseRow> open() {
    return jdbc.sql(CaseRow.SELECT + "where k.open" + ORDER + PAGE).query(CaseRow::of).list();
  }

  /** The same, but only those whose subject or reason holds the words, in any case. */
  public List<CaseRow> open(String words) {
    return jdbc.sql(
            CaseRow.SELECT
                + "where k.open and (strpos(lower(k.subject), lower(:w)) > 0 or"
                + " strpos(lower(k.reason), lower(:w)) > 0)"
                + ORDER
                + PAGE)
        .param("w", StoredText.of(words))
        .query(CaseRow::of)
        .list();
  }

  /** The open case that follows this one in the queue; the first one after the last. */
  public Optional<CaseRow> after(long id) {
    List<CaseRow> all = open();
    for (int at = 0; at < all.size(); at++) {
      if (all.get(at).id() == id) {
        return at + 1 < all.size() ? Optional.of(all.get(at + 1)) : all.stream().findFirst();
      }
    }
    return all.stream().findFirst();
  }

  /** How many cases are open. */
  public long countOpen() {
    return jdbc.sql("select count(*) from cases where open").query(Long.class).single();
  }

  /** The case with this number. */
  public Optional<CaseRow> find(long id) {
    return jdbc.sql(CaseRow.SELECT + "where k.id = ?").param(id).query(CaseRow::of).optional();
  }

  /** All cases of a subject, the newest first, at most 20. */
  public List<CaseRow> of(String subject) {
    return jdbc.sql(CaseRow.SELECT + "where k.subject = ? order by k.id desc limit 20")
        .param(subject)
        .query(CaseRow::of)
        .list();
  }
}
