package io.headrace.http;

import io.vertx.core.buffer.Buffer;

/** What an endpoint answers when all went well; always status 200. */
public sealed interface Answer {

  /** A JSON document. */
  record Json(Buffer body) implements Answer {}

  /** Bytes of another type. */
  record Bytes(String mediaType, Buffer body) implements Answer {}

  /** The endpoint has written head, body and end of the response itself. */
  record Written() implements Answer {}

  /** MLflow's answer to a call that has nothing to tell: an empty object. */
  static Answer empty() {
    return new Json(Buffer.buffer("{}"));
  }

  static Answer written() {
    return new Written();
  }
}
