package io.headrace.objects;

/**
 * One name in a folder.
 *
 * @param name the last segment only, without a slash
 * @param size bytes; 0 for a folder
 */
public record FolderEntry(String name, boolean folder, long size) {}
