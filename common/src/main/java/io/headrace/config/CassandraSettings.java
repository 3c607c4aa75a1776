package io.headrace.config;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Where Cassandra is and how our keyspace is laid out.
 *
 * @param replication replicas of a row in {@code datacenter}
 */
public record CassandraSettings(
    List<InetSocketAddress> contactPoints, String datacenter, String keyspace, int replication) {

  private static final int DEFAULT_PORT = 9042;

  public CassandraSettings {
    contactPoints = List.copyOf(contactPoints);
    Setting.CASSANDRA_REPLICATION.requireBetween(1, 15, replication);
  }

  public static CassandraSettings from(SettingValues values) {
    values.required(Setting.CASSANDRA_CONTACT_POINTS);
    return new CassandraSettings(
        values.list(Setting.CASSANDRA_CONTACT_POINTS).stream()
            .map(CassandraSettings::address)
            .toList(),
        values.text(Setting.CASSANDRA_DATACENTER),
        Namespace.from(values).keyspace(),
        values.integer(Setting.CASSANDRA_REPLICATION));
  }

  private static InetSocketAddress address(String contactPoint) {
    int colon = contactPoint.lastIndexOf(':');
    if (colon < 0) {
      return new InetSocketAddress(contactPoint, DEFAULT_PORT);
    }
    try {
      return new InetSocketAddress(
          contactPoint.substring(0, colon), Integer.parseInt(contactPoint.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new SettingsException(
          Setting.CASSANDRA_CONTACT_POINTS.variable()
              + " must be host:port, not '"
              + contactPoint
              + "'.");
    }
  }
}
