package io.headrace.objects;

import java.util.List;
import java.util.Optional;

/**
 * Up to a thousand names of a folder.
 *
 * @param next token of the page behind this one; empty on the last
 */
public record FolderPage(List<FolderEntry> entries, Optional<String> next) {}
