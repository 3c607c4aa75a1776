package io.headrace.objects;

/** The S3 store answered, and its answer was no. Never leaves this package as it is. */
final class S3Refusal extends RuntimeException {

  private final int status;
  private final String code;

  /**
   * @param code S3's error code, such as {@code NoSuchKey}; empty when the answer named none
   */
  S3Refusal(int status, String code, String message) {
    super(code + " (" + status + "): " + message, null, false, false);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
