/** Files that come through Kafka in chunks: put together, stored, and waited for by readers. */
package io.headrace.artifact.upload;
