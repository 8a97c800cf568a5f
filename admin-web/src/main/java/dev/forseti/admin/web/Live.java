package dev.forseti.admin.web;

import dev.forseti.admin.cases.Cases;
import dev.forseti.admin.projections.Readers;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells open pages how many cases wait. */
@RestController
class Live {
  private static final long MINUTES_30 = 30 * 60_000L;

  private final List<SseEmitter> pages = new CopyOnWriteArrayList<>();
  private final Cases cases;

  Live(Cases cases) {
    this.cases = cases;
  }

  @GetMapping("/live")
  SseEmitter live() {
    var page = new SseEmitter(MINUTES_30);
    page.onCompletion(() -> pages.remove(page));
    page.onTimeout(page::complete);
    pages.add(page);
    send(page, cases.countOpen());
    return page;
  }

  @EventListener
  void changed(Readers.Changed changed) {
    if (!pages.isEmpty()) {
      long open = cases.countOpen();
      pages.forEach(page -> send(page, open));
    }
  }

  private void send(SseEmitter page, long open) {
    try {
      page.send(SseEmitter.event().name("cases").data(Long.toString(open)));
    } catch (IOException | IllegalStateException gone) {
      pages.remove(page);
    }
  }
}
