package dev.forseti.admin.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.message.SaidEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import org.junit.jupiter.api.Test;

class EventDocumentTest {
  @Test
  void storesNothingButTheId() {
    Document document = EventDocument.of(MadeIndex.said("$a", 0, "private words"));
    assertThat(document.getFields())
        .filteredOn(field -> field.fieldType().stored())
        .extracting(IndexableField::name)
        .containsExactly(EventDocument.ID);
  }

  @Test
  void knowsTheHostsOfLinksAndTheDomainsAboveThem() {
    assertThat(EventDocument.domains(List.of("at https://User@A.b.Evil.example:8448/x.y")))
        .containsExactlyInAnyOrder("a.b.evil.example", "b.evil.example", "evil.example");
    assertThat(EventDocument.domains(List.of("no link. none"))).isEmpty();
  }

  @Test
  void aLinkOfManyNamesHidesNoOther() {
    String deep = "https://" + "a.".repeat(120) + "example/ ";
    assertThat(EventDocument.domains(List.of(deep.repeat(20) + "https://evil.example")))
        .contains("evil.example", "a.example")
        .hasSizeLessThan(12);
  }

  @Test
  void veryManyLinksTakeBoundedRoom() {
    List<String> texts =
        IntStream.range(0, 640)
            .mapToObj(i -> "https://a.b.c.d.e.f.host" + i + ".example ")
            .toList();
    assertThat(EventDocument.domains(texts)).hasSizeBetween(256, 264);
  }

  @Test
  void strangersTextIsBoundedAndAnySenderIsTaken() {
    Document document =
        EventDocument.of(MadeIndex.said("$a", 0, "x".repeat(60_000), "y".repeat(60_000), "z"));
    assertThat(
            Arrays.stream(document.getValues(EventDocument.WORDS)).mapToInt(String::length).sum())
        .isEqualTo(65_536);
    for (String sender : List.of("", ":", "@", "@:", "x", "@" + "x".repeat(400) + ":y")) {
      var event = new SaidEvent("$a", "", sender, "", "t".repeat(999), List.of(), Instant.EPOCH);
      assertThat(EventDocument.of(event).getFields())
          .allMatch(field -> field.stringValue() == null || field.stringValue().length() <= 255);
    }
  }
}
