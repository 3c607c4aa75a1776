package io.headrace.model;

/**
 * The URI, or local path, of a folder of artifacts. A query belongs to the store, not to the folder
 * (credentials, a region), and stays at the end.
 */
public record ArtifactUri(String text) {

  /** A path below this one; slashes where they meet are one. */
  public ArtifactUri child(String path) {
    int query = text.indexOf('?');
    String folder = query < 0 ? text : text.substring(0, query);
    String rest = query < 0 ? "" : text.substring(query);
    String separator = folder.endsWith("/") ? "" : "/";
    return new ArtifactUri(folder + separator + path + rest);
  }
}
