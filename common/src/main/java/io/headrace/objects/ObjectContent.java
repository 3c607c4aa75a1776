package io.headrace.objects;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;

/**
 * An object opened for reading. Whoever holds it must read {@code bytes} to its end or call {@code
 * abandon}, else a connection stays taken.
 *
 * @param head of the object; its size is that of {@code bytes}, so of the part when a part was
 *     asked for
 * @param contentRange which part of the object {@code bytes} is, as HTTP's Content-Range has it;
 *     empty for the whole
 * @param bytes paused
 * @param abandon lets go of what is left unread
 */
public record ObjectContent(
    ObjectHead head, Optional<String> contentRange, ReadStream<Buffer> bytes, Runnable abandon) {}
