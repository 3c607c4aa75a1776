package io.headrace.error;

/** MLflow's error codes and the HTTP status each travels with (mlflow/protos/databricks.proto). */
public enum ErrorCode {
  BAD_REQUEST(400),
  INVALID_PARAMETER_VALUE(400),
  /** 400 and not 409: MLflow's clients match on the code, its proxies on the status. */
  RESOURCE_ALREADY_EXISTS(400),
  PERMISSION_DENIED(403),
  NOT_FOUND(404),
  ENDPOINT_NOT_FOUND(404),
  RESOURCE_DOES_NOT_EXIST(404),
  METHOD_NOT_ALLOWED(405),
  REQUEST_TOO_LARGE(413),
  RESOURCE_EXHAUSTED(429),
  INTERNAL_ERROR(500),
  NOT_IMPLEMENTED(501),
  TEMPORARILY_UNAVAILABLE(503);

  private final int httpStatus;

  ErrorCode(int httpStatus) {
    this.httpStatus = httpStatus;
  }

  public int httpStatus() {
    return httpStatus;
  }
}
