/** Live streams: what is logged of runs, as server-sent events, from the tail of the log. */
package io.headrace.query.live;
