package io.headrace.query.live;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** Events as they go over the wire. The last one gets the id: with it, all have been told. */
final class EventText {

  private final List<Buffer> events = new ArrayList<>(2);

  void add(Buffer event) {
    events.add(event);
  }

  void addAll(EventText other) {
    events.addAll(other.events);
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  Buffer withId(String id) {
    int length = id.length() + 8;
    for (Buffer event : events) {
      length += event.length();
    }
    Buffer all = Buffer.buffer(length);
    for (Buffer event : events.subList(0, events.size() - 1)) {
      all.appendBuffer(event);
    }
    return all.appendString("id: ")
        .appendString(id)
        .appendString("\n")
        .appendBuffer(events.get(events.size() - 1));
  }
}
