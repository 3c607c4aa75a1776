package io.headrace.benchmarks.artifacts;

import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.rest.MlflowRest;
import io.minio.BucketExistsArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * A bucket of an S3 store that is asked without anybody in between. Its requests are signed before
 * any of them is sent, and the signature covers none of the bytes, so that signing costs nothing
 * while it is measured.
 */
public final class S3Bucket implements ArtifactServer {

  private static final int SIGNATURE_HOURS = 12;

  /** Named so that the SDK need not ask for it; S3 servers of one's own have no other. */
  private static final String REGION = "us-east-1";

  private final MlflowRest rest;
  private final MinioClient client;
  private final String bucket;

  public S3Bucket(S3Location location, String bucket) {
    this.rest = new MlflowRest(location.url());
    this.bucket = bucket;
    this.client =
        MinioClient.builder()
            .endpoint(location.url())
            .credentials(location.accessKey(), location.secretKey())
            .region(REGION)
            .build();
  }

  /** Makes the bucket unless it is there. */
  @Override
  public void prepare() throws IOException {
    try {
      if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
        client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
      }
    } catch (MinioException e) {
      throw new IOException("The bucket " + bucket + " cannot be had: " + e.getMessage(), e);
    }
  }

  @Override
  public InetSocketAddress address() {
    return rest.address();
  }

  @Override
  public byte[] upload(String name) throws IOException {
    return head(Http.Method.PUT, name);
  }

  @Override
  public byte[] download(String name) throws IOException {
    return head(Http.Method.GET, name);
  }

  private byte[] head(Http.Method method, String name) throws IOException {
    try {
      URI signed =
          URI.create(
              client.getPresignedObjectUrl(
                  GetPresignedObjectUrlArgs.builder()
                      .method(method)
                      .bucket(bucket)
                      .object(name)
                      .expiry(SIGNATURE_HOURS, TimeUnit.HOURS)
                      .build()));
      String target = signed.getRawPath() + "?" + signed.getRawQuery();
      return RequestBuffer.head(method.name(), target, signed.getRawAuthority());
    } catch (MinioException e) {
      throw new IOException("The request for " + name + " cannot be signed", e);
    }
  }
}
