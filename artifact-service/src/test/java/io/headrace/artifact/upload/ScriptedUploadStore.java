package io.headrace.artifact.upload;

import io.headrace.error.HeadraceException;
import io.headrace.event.ArtifactChunks;
import io.headrace.event.proto.ArtifactChunk;
import io.headrace.objects.ObjectKey;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

/** A store that knows one run and tells what was put. */
final class ScriptedUploadStore implements UploadStore {

  /** Contents by object. */
  final Map<String, String> files = new TreeMap<>();

  /** Every put that was taken, as "object: content". */
  final List<String> puts = new ArrayList<>();

  /** Whether a file that it fails to take is taken by another name. */
  boolean takesOthers = true;

  private final Queue<Throwable> failures = new ArrayDeque<>();

  /** Has the next put fail. */
  void fail(Throwable failure) {
    failures.add(failure);
  }

  @Override
  public Future<ObjectKey> place(ArtifactChunk about) {
    return ArtifactChunks.ownerId(about).equals("run")
        ? Future.succeededFuture(new ObjectKey("bucket", about.getPath()))
        : Future.failedFuture(HeadraceException.notFound("No such owner"));
  }

  @Override
  public Future<Void> put(ObjectKey key, Buffer file) {
    Throwable failure = failures.poll();
    if (failure != null) {
      return Future.failedFuture(failure);
    }
    files.put(key.name(), file.toString());
    puts.add(key.name() + ": " + file);
    return Future.succeededFuture();
  }

  @Override
  public Future<Boolean> takesByAnotherName(ObjectKey key, Buffer file) {
    return Future.succeededFuture(takesOthers);
  }
}
