package io.headrace.artifact.preview;

import io.headrace.objects.ObjectHead;

/**
 * A file that somebody wants to look into.
 *
 * @param path from the root of its run or model, as it was asked for
 * @param name the last of the path
 * @param mediaType as a download has it
 */
public record PreviewedFile(
    String path, String name, String mediaType, ObjectHead head, FileBytes bytes) {

  /** In bytes. */
  long size() {
    return head.size();
  }

  /** Whether the name ends with a dot and one of some extensions, in either case. */
  boolean isCalled(String... extensions) {
    for (String extension : extensions) {
      String end = "." + extension;
      if (name.regionMatches(true, name.length() - end.length(), end, 0, end.length())) {
        return true;
      }
    }
    return false;
  }
}
