/** What tells contents apart. */
package io.headrace.digest;
