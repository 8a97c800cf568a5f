package dev.forseti.admin.find;

import dev.forseti.admin.message.MessageQuery;
import dev.forseti.admin.view.SubjectPages;
import dev.forseti.model.EventId;
import dev.forseti.model.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Leads from the find box to the page of what was named, or to the messages with the words. */
@Controller
class FindController {
  private final MessageQuery messages;

  FindController(MessageQuery messages) {
    this.messages = messages;
  }

  @GetMapping("/find")
  String find(@RequestParam("q") String words) {
    return switch (FindTarget.read(words)) {
      case FindTarget.Case found -> "redirect:/cases/" + found.id();
      case FindTarget.Event found ->
          isStored(found.id())
              ? to("/messages", Map.of("id", found.id().value()))
              : to("/queue", Map.of("q", words.strip()));
      case FindTarget.About(Subject subject, String named) ->
          SubjectPages.of(subject.kind(), named)
              .map(path -> "redirect:" + path)
              .orElseGet(() -> to("/queue", Map.of("q", words.strip())));
      case FindTarget.Words found -> to("/search", Map.of("q", found.words()));
    };
  }

  private boolean isStored(EventId id) {
    return !messages.withIds(List.of(id.value()), Set.of()).isEmpty();
  }

  private static String to(String page, Map<String, String> values) {
    var address = UriComponentsBuilder.fromPath(page);
    values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    return "redirect:" + address.encode().buildAndExpand(values).toUriString();
  }
}
