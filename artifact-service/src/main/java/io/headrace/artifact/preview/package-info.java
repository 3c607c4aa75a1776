/**
 * What people are shown of a file without downloading it: its beginning, and small pictures.
 *
 * <p>Files are the work of clients and may be damaged or made to do harm. So a preview reads a
 * bounded beginning (of Parquet the end, and what the end says), looks at every length that a
 * library would allocate by before the library does, and says so when it shows less. Reading is
 * done on event loops, decoding on a few workers.
 */
package io.headrace.artifact.preview;
