package io.headrace.objects;

import io.headrace.config.ObjectStoreSettings;
import io.minio.HeadObjectArgs;
import io.minio.Http;
import io.minio.Signer;
import io.minio.Time;
import io.minio.Utils;
import io.minio.errors.MinioException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * Signs requests to the S3 store (AWS Signature Version 4). The body is not part of a signature, so
 * it can be streamed before all of it is known. Thread-safe.
 */
final class RequestSigner {

  /** The header that tells what of the body is signed. */
  static final String CONTENT_HASH = "x-amz-content-sha256";

  private static final String DATE = "x-amz-date";
  private static final String NOTHING_OF_THE_BODY = "UNSIGNED-PAYLOAD";

  private final Http.BaseUrl endpoint;
  private final String region;
  private final String accessKey;
  private final String secretKey;
  private final Clock clock;

  /**
   * @param endpoint by which the store is reached
   */
  RequestSigner(URI endpoint, ObjectStoreSettings settings, Clock clock) {
    this.endpoint = new Http.BaseUrl(endpoint.toString());
    this.region = settings.region();
    this.accessKey = settings.accessKey();
    this.secretKey = settings.secretKey();
    this.clock = clock;
  }

  /**
   * The URL and headers of a request that the store accepts for a quarter of an hour.
   *
   * @param headers all that the request will have beside those that no store has signed, such as
   *     Content-Length
   * @throws IllegalArgumentException for a bucket or name that no store takes
   */
  Request sign(
      Http.Method method, ObjectKey key, Map<String, String> query, Map<String, String> headers) {
    String hash = headers.getOrDefault(CONTENT_HASH, NOTHING_OF_THE_BODY);
    try {
      Request.Builder request = request(method, key, query).header(CONTENT_HASH, hash);
      headers.forEach(request::header);
      return Signer.signV4S3(request.build(), region, accessKey, secretKey, hash);
    } catch (MinioException e) {
      throw unsigned(e);
    }
  }

  /**
   * A URL that is all it takes to make a request.
   *
   * @param validity from now on, at most seven days
   * @throws IllegalArgumentException for a bucket or name that no store takes
   */
  String presign(Http.Method method, ObjectKey key, Map<String, String> query, Duration validity) {
    try {
      Request request = request(method, key, query).build();
      int seconds = Math.toIntExact(validity.toSeconds());
      return Signer.presignV4(request, region, accessKey, secretKey, seconds).toString();
    } catch (MinioException e) {
      throw unsigned(e);
    }
  }

  private Request.Builder request(Http.Method method, ObjectKey key, Map<String, String> query)
      throws MinioException {
    // For its rules of names.
    HeadObjectArgs.builder().bucket(key.bucket()).object(key.name()).build();
    HttpUrl url =
        endpoint.buildUrl(
            method, key.bucket(), key.name(), region, new Http.QueryParameters(query));
    boolean hasBody = method == Http.Method.PUT;
    return new Request.Builder()
        .url(url)
        .method(method.name(), hasBody ? RequestBody.create(Utils.EMPTY_BYTE_ARRAY) : null)
        .header("Host", Utils.getHostHeader(url))
        .header(DATE, clock.instant().atOffset(ZoneOffset.UTC).format(Time.AMZ_DATE_FORMAT));
  }

  private static IllegalStateException unsigned(MinioException cause) {
    return new IllegalStateException("A request to the S3 store cannot be signed", cause);
  }
}
