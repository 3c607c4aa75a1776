/**
 * The S3 store: objects put and got as streams, folders listed, the bucket kept.
 *
 * <p>The MinIO SDK makes the small calls (bucket, list, multipart) and signs; the bytes themselves
 * travel on Vert.x's HTTP client, so that back-pressure reaches from the S3 server to our client
 * with no thread held and no buffer between.
 */
package io.headrace.objects;
