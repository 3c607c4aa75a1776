package io.headrace.standalone;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/** A command that cannot be done; the message is one sentence for the person who gave it. */
final class Refusal extends RuntimeException {

  Refusal(String message) {
    super(message, null, false, false);
  }

  /** A folder that cannot be written, with the reason in the system's words. */
  static Refusal notWritable(Path folder, IOException cause) {
    return new Refusal("Cannot write to the data folder " + folder + ": " + reason(cause) + ".");
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "there is a file of that name";
    }
    String reason = cause instanceof FileSystemException failure ? failure.getReason() : null;
    return reason == null ? cause.getMessage() : reason.toLowerCase(Locale.ROOT);
  }
}
