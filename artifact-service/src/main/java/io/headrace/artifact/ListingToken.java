package io.headrace.artifact;

import io.headrace.error.HeadraceException;
import io.vertx.core.buffer.Buffer;
import java.util.Base64;

/**
 * Page tokens of listings, opaque to clients: where the store goes on, and of which folder that is,
 * so that none is taken for another's.
 */
final class ListingToken {

  private ListingToken() {}

  static String encode(String root, ArtifactPath folder, String place) {
    byte[] bytes =
        Buffer.buffer().appendInt(fingerprint(root, folder)).appendString(place).getBytes();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The place in a token.
   *
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE} for what is no token of that folder
   */
  static String decode(String root, ArtifactPath folder, String token) {
    try {
      Buffer bytes = Buffer.buffer(Base64.getUrlDecoder().decode(token));
      if (bytes.length() > Integer.BYTES && bytes.getInt(0) == fingerprint(root, folder)) {
        return bytes.getString(Integer.BYTES, bytes.length());
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw HeadraceException.invalid("Invalid page_token: it is not one of this folder's pages");
  }

  private static int fingerprint(String root, ArtifactPath folder) {
    return (31 * root.hashCode()) + folder.text().hashCode();
  }
}
