package io.headrace.standalone.backend;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A configuration file beside this class, with {@code @names@} where values go. */
record Template(String file) {

  void write(Path target, Map<String, Object> values) throws IOException {
    String text = text();
    for (Map.Entry<String, Object> value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue().toString());
    }
    Files.writeString(target, text);
  }

  private String text() throws IOException {
    try (InputStream resource = Template.class.getResourceAsStream(file)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
