package dev.forseti.admin.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.FieldDoc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventIndexTest {
  private static final IndexState START = new IndexState("one", 0);

  /** Its bytes are in no other word, and Lucene packs only those of ASCII. */
  private static final String SECRET = "жщыэюбцфг";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void findsByWordsAndByAllElse() throws Exception {
    try (EventIndex index = IndexFolder.create(folder, START)) {
      MadeIndex.put(
          index, MadeIndex.said("$a", 1, "Cheap pills at https://www.Shop.evil.example/x"));
      MadeIndex.put(index, MadeIndex.said("$b", 2, "pills, not cheap", "Winter Deals"));
      index.commit(START.next());

      assertThat(MadeIndex.found(index, "cheap PILLS")).containsExactly("$b", "$a");
      assertThat(MadeIndex.found(index, "\"cheap pills\"")).containsExactly("$a");
      assertThat(MadeIndex.found(index, "\"cheap winter\"")).as("two texts").isEmpty();
      assertThat(MadeIndex.found(index, "pil*")).containsExactly("$b", "$a");
      assertThat(MadeIndex.found(index, "link:evil.example")).containsExactly("$a");
      assertThat(MadeIndex.found(index, "link:https://shop.evil.example/y")).containsExactly("$a");
      assertThat(MadeIndex.found(index, "link:il.example")).isEmpty();
      assertThat(MadeIndex.found(index, "sender:@eve:EVIL.example deals")).containsExactly("$b");
      assertThat(MadeIndex.found(index, "sender:eve* cheap")).hasSize(2);
      assertThat(MadeIndex.found(index, "sender:eve sender:@eve winter")).containsExactly("$b");
      assertThat(MadeIndex.found(index, "room:!room:hs.example")).hasSize(2);
      assertThat(MadeIndex.found(index, "room:!ROOM:hs.example")).isEmpty();
      assertThat(MadeIndex.found(index, "room:#any:hs.example server:Evil.example:8448"))
          .hasSize(2);
      assertThat(MadeIndex.found(index, "type:m.room.member")).isEmpty();
    }
  }

  @Test
  void saysWhatCannotBeLookedFor() {
    for (String typed :
        List.of("!!!", "room:x", "room:#none:x", "server:a/b", "link:x", "...*", "a.b.c*")) {
      assertThat(MadeIndex.compiled(typed)).as(typed).isInstanceOf(CompiledQuery.Impossible.class);
    }
  }

  @Test
  void pagesShowEachMessageOnceThoughAllCameAtOneInstant() throws Exception {
    try (EventIndex index = IndexFolder.create(folder, START)) {
      for (int i = 0; i < 2_500; i++) {
        MadeIndex.put(index, MadeIndex.said("$e" + i, i / 100, "hello"));
        if (i % 300 == 0) {
          index.commit(START);
        }
      }
      index.commit(START);
      List<String> ids = new ArrayList<>();
      FieldDoc after = null;
      FoundEvents page;
      do {
        page = index.find(MadeIndex.built("hello").query(), after, 99, MadeIndex.PATIENCE);
        ids.addAll(page.ids());
        after = PageCursor.read(PageCursor.written(page.last())).orElseThrow();
        assertThat(page.count()).isGreaterThan(BoundedSearch.COUNTED);
      } while (page.isMore());

      assertThat(ids).hasSize(2_500).doesNotHaveDuplicates();
      assertThat(ids.getFirst()).matches("\\$e24..");
    }
  }

  @Test
  void aCrashLosesWhatWasNotCommittedAndNoMore() throws Exception {
    try (EventIndex index = IndexFolder.create(folder, START)) {
      MadeIndex.put(index, MadeIndex.said("$a", 1, "kept"));
      index.commit(START.next());
      MadeIndex.put(index, MadeIndex.said("$b", 2, "lost"));
    }
    try (EventIndex index = IndexFolder.open(folder)) {
      assertThat(index.state()).isEqualTo(new IndexState("one", 1));
      assertThat(MadeIndex.found(index, "kept")).containsExactly("$a");
      assertThat(MadeIndex.found(index, "lost")).isEmpty();
    }
  }

  @Test
  void whatIsForgottenIsInNoFileAfterwards() throws Exception {
    try (EventIndex index = IndexFolder.create(folder, START)) {
      for (int i = 0; i < 500; i++) {
        MadeIndex.put(index, MadeIndex.said("$e" + i, i, "usual words", "zqsecret" + i % 10));
      }
      MadeIndex.put(index, MadeIndex.said("$gone", 9, SECRET + " http://kwyjibo.example"));
      index.commit(START);
      assertThat(MadeIndex.isOnDisk(folder, SECRET)).isTrue();

      index.forget("$gone");
      index.commit(START);
      assertThat(MadeIndex.found(index, SECRET)).isEmpty();
      index.forgetOnDisk(true);
      index.commitMerges();

      assertThat(MadeIndex.isOnDisk(folder, SECRET)).isFalse();
      assertThat(MadeIndex.isOnDisk(folder, "kwyjibo")).isFalse();
      assertThat(MadeIndex.isOnDisk(folder, "gone")).isFalse();
      assertThat(index.size().events()).isEqualTo(500);
    }
  }

  @Test
  void anEmptiedFolderKeepsWhatIsNotOfTheIndex() throws Exception {
    Path other = Files.writeString(folder.resolve("letters.txt"), "dear");
    Path hidden = Files.writeString(folder.resolve("_diary"), "diary");
    IndexFolder.create(folder, START).close();
    Files.write(folder.resolve("segments_1"), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> IndexFolder.open(folder)).matches(BrokenIndex::saidBy);

    IndexFolder.create(folder, START).close();
    IndexFolder.open(folder).close();
    assertThat(other).hasContent("dear");
    assertThat(hidden).hasContent("diary");
  }

  @Test
  void aSearchThatTakesTooLongIsEnded() throws IOException {
    try (EventIndex index = IndexFolder.create(folder, START)) {
      for (int i = 0; i < 3_000; i++) {
        MadeIndex.put(index, MadeIndex.said("$e" + i, i, "aaa" + i, "hello"));
      }
      index.commit(START);
      assertThatThrownBy(
              () ->
                  index.find(MadeIndex.built("aaa* hello").query(), null, 10, Duration.ofNanos(1)))
          .isInstanceOf(SearchTooSlow.class);
    }
  }
}
