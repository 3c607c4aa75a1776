/** The load of live streams: who listens, and how late they are told what others log. */
package io.headrace.benchmarks.live;
