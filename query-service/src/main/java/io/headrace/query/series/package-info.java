/** The calls of our own that read what charts draw, and whole histories as files. */
package io.headrace.query.series;
