package dev.forseti.admin;

import java.net.http.HttpResponse;

/** A test in which the moderator decides about the first case. */
public abstract class DecidingFixture extends SignedInFixture {
  /** What goes to the topic, all records in one text. */
  String outbox() {
    return String.join(
        " ",
        console
            .jdbc()
            .sql("select convert_from(value, 'UTF8') from outbox order by id")
            .query(String.class)
            .list());
  }

  /** Takes back the only decision that holds. */
  void undo() throws Exception {
    String id =
        console
            .jdbc()
            .sql("select id from decisions where undone_by is null and kind <> 'UNDO'")
            .query(String.class)
            .single();
    console.form("/decisions/" + id + "/undo", "", session);
  }

  void form(String fields) throws Exception {
    console.form("/cases/1/decisions", fields, session);
  }

  HttpResponse<String> api(String body) throws Exception {
    return console.api("/api/v1/cases/1/decisions", body);
  }
}
