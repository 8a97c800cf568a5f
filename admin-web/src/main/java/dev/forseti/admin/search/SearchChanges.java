package dev.forseti.admin.search;

import dev.forseti.admin.message.SaidEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.Document;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the database says to the index: which events have changed. Triggers write it in the
 * transaction of the change, so it is seen with the change and never before; who takes it deletes
 * it. The order of numbers says nothing about that of commits, and nothing depends on it.
 */
@Component
class SearchChanges {
  private final JdbcClient jdbc;
  private final Counter unread;

  SearchChanges(JdbcClient jdbc, MeterRegistry registry) {
    this.jdbc = jdbc;
    this.unread =
        Counter.builder("forseti.console.search.unread")
            .description("Events that are indexed without their words, which cannot be read")
            .register(registry);
  }

  /** Which index follows, and how far it is. */
  IndexState known() {
    return state("select name, batch from search_index");
  }

  /** The same; nobody changes it until the transaction ends. */
  IndexState locked() {
    return state("select name, batch from search_index for update");
  }

  private IndexState state(String sql) {
    return jdbc.sql(sql)
        .query((row, n) -> new IndexState(row.getString("name"), row.getLong("batch")))
        .optional()
        .orElse(IndexState.NONE);
  }

  /** Another, empty index follows: it is given all events, the newest first. */
  void beginAnew(IndexState fresh) {
    jdbc.sql("delete from search_index").update();
    jdbc.sql("insert into search_index (name, batch) values (?, ?)")
        .params(fresh.name(), fresh.batch())
        .update();
    jdbc.sql("delete from search_changes").update();
    jdbc.sql("insert into search_changes (event) select id from events order by received_at desc")
        .update();
  }

  /** No index follows: the next one is given all events, so what waits need not be kept. */
  void giveUp() {
    jdbc.sql("delete from search_index").update();
    jdbc.sql("delete from search_changes").update();
  }

  /** How many changes wait; those beyond a limit are not counted. */
  long waiting(int most) {
    return jdbc.sql("select count(*) from (select from search_changes limit ?) counted")
        .param(most)
        .query(Long.class)
        .single();
  }

  /** The event of each of some changes, some perhaps twice; taken, if the transaction succeeds. */
  List<String> take(int most) {
    return jdbc.sql(
            """
            delete from search_changes where nr = any
              (array(select nr from search_changes order by nr limit ?)) returning event\
            """)
        .param(most)
        .query((row, n) -> row.getString(1))
        .list();
  }

  /** What is indexed of those of the events that are stored. */
  List<Document> stored(Collection<String> ids) {
    return jdbc.sql("select " + SaidEvent.COLUMNS + " from events where id = any(?)")
        .param(ids.toArray(String[]::new))
        .query((row, n) -> document(row))
        .list();
  }

  /** An event whose words cannot be read holds up no other; it is found by all else. */
  private Document document(ResultSet row) throws SQLException {
    try {
      return EventDocument.of(SaidEvent.of(row));
    } catch (RuntimeException | StackOverflowError unreadable) {
      countUnread();
      return EventDocument.of(SaidEvent.withoutWords(row));
    }
  }

  /** Counts an event that is indexed without its words. */
  void countUnread() {
    unread.increment();
  }

  /** How many events are stored. */
  long events() {
    return jdbc.sql("select count(*) from events").query(Long.class).single();
  }

  /** The index has taken one batch more. */
  void advance(IndexState state) {
    jdbc.sql("update search_index set batch = ?").param(state.batch()).update();
  }
}
