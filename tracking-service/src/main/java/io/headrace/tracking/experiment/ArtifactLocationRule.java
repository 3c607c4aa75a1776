package io.headrace.tracking.experiment;

import io.headrace.api.InvalidRequest;
import io.headrace.api.Limits;
import io.headrace.config.ArtifactSettings;
import io.headrace.error.HeadraceException;
import io.headrace.model.Experiment;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a client may put an experiment's artifacts: any URI without fragment, as MLflow has it; but
 * a folder of this machine only below the roots that the settings allow.
 */
public final class ArtifactLocationRule {

  private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+):(.*)");
  private static final Pattern FILE = Pattern.compile("//(?:localhost)?(/.*)|(/(?!/).*)");

  /** Those in whose last segment a semicolon begins parameters (RFC 1808, Python's urllib). */
  private static final Set<String> PARAMETERIZED = Set.of("", "http", "https", "ftp", "sftp");

  private final List<Path> fileRoots;

  public ArtifactLocationRule(ArtifactSettings settings) {
    this.fileRoots = settings.fileRoots();
  }

  /**
   * The location as it is kept; empty when the client names none.
   *
   * @param location may be {@code null}
   * @throws HeadraceException with MLflow's text when it cannot be
   */
  Optional<String> accept(String location) {
    if (location == null || location.isEmpty()) {
      return Optional.empty();
    }
    Matcher uri = SCHEME.matcher(location);
    String scheme = uri.matches() ? uri.group(1).toLowerCase(Locale.ROOT) : "";
    checkParts(location, scheme);
    checkLength(location);
    return Optional.of(
        switch (scheme) {
          case "" -> folder(location);
          case "file" -> fileUri(location, uri.group(2));
          default -> location;
        });
  }

  /**
   * The experiment itself, if its location is still one of those allowed: the settings may have
   * changed since it was made.
   *
   * @throws HeadraceException when it is not
   */
  public Experiment requireAllowed(Experiment experiment) {
    accept(experiment.artifactLocation());
    return experiment;
  }

  private static void checkParts(String location, String scheme) {
    int query = location.indexOf('?');
    String path = query < 0 ? location : location.substring(0, query);
    boolean parameters =
        PARAMETERIZED.contains(scheme) && path.indexOf(';', path.lastIndexOf('/') + 1) >= 0;
    if (location.indexOf('#') >= 0 || parameters) {
      throw HeadraceException.invalid("'artifact_location' URL can't include fragments or params.");
    }
    if (query >= 0 && decode(location.substring(query)).contains("..")) {
      throw HeadraceException.invalid("Invalid query string");
    }
    if (location.startsWith("runs:")) {
      throw HeadraceException.invalid(
          "Artifact location cannot be a runs:/ URI. Given: '"
              + InvalidRequest.echo(location)
              + "'");
    }
  }

  private static void checkLength(String location) {
    if (location.codePointCount(0, location.length()) > Limits.ARTIFACT_LOCATION_LENGTH) {
      throw HeadraceException.invalid(
          "Invalid artifact path length. The length of the artifact path cannot be greater than "
              + Limits.ARTIFACT_LOCATION_LENGTH
              + " characters.");
    }
  }

  /** A path without scheme, made absolute. */
  private String folder(String location) {
    Path path = path(location, location).toAbsolutePath().normalize();
    checkAllowed(path, location);
    return path.toString();
  }

  private String fileUri(String location, String afterScheme) {
    Matcher parts = FILE.matcher(afterScheme);
    if (!parts.matches()) {
      throw HeadraceException.invalid(location + " is not a valid remote uri.");
    }
    String rawPath = parts.group(1) == null ? parts.group(2) : parts.group(1);
    Path path = path(decode(rawPath), location);
    checkAllowed(path.normalize(), location);
    if (!path.equals(path.normalize())) {
      throw HeadraceException.invalid("Invalid path");
    }
    return "file://" + rawPath;
  }

  private void checkAllowed(Path path, String location) {
    if (fileRoots.stream().noneMatch(path::startsWith)) {
      throw HeadraceException.invalid(
          "The artifact location '"
              + location
              + "' is a folder of the server's machine; this server allows those only below the"
              + " folders that its setting HEADRACE_ARTIFACT_FILE_ROOTS names.");
    }
  }

  private static Path path(String text, String location) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw HeadraceException.invalid("Invalid path: " + location);
    }
  }

  private static String decode(String text) {
    try {
      // A plus sign is itself in a path; only in forms it is a blank.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw HeadraceException.invalid(
          "Malformed percent encoding in '" + InvalidRequest.echo(text) + "'");
    }
  }
}
