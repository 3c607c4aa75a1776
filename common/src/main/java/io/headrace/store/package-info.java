/**
 * Cassandra: one class per CQL statement, and the components that compose them. Driver types do not
 * leave this package, except where a statement's caller pages through rows.
 */
package io.headrace.store;
