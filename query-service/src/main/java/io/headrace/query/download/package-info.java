/** Files that are sent while they are made. */
package io.headrace.query.download;
