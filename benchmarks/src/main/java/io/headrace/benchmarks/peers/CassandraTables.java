package io.headrace.benchmarks.peers;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What nodetool does, for a Cassandra of this machine and user that opens no port for it. */
final class CassandraTables {

  private static final String TABLES = "org.apache.cassandra.metrics:type=Table,";
  private static final String STORAGE = "org.apache.cassandra.db:type=StorageService";
  private static final String STRINGS = String[].class.getName();

  private final long pid;

  CassandraTables(long pid) {
    this.pid = pid;
  }

  /**
   * Flushes and compacts the tables that begin so, and sums up their bytes on disk.
   *
   * @param prefix {@code metric_}
   */
  long bytes(String prefix) throws IOException {
    try (JMXConnector connector = connect()) {
      MBeanServerConnection cassandra = connector.getMBeanServerConnection();
      Set<String> keyspaces = new TreeSet<>();
      for (ObjectName table : sizes(cassandra, prefix)) {
        keyspaces.add(table.getKeyProperty("keyspace"));
      }
      for (String keyspace : keyspaces) {
        flushAndCompact(cassandra, keyspace);
      }
      long bytes = 0;
      for (ObjectName table : sizes(cassandra, prefix)) {
        bytes += (long) cassandra.getAttribute(table, "Count");
      }
      return bytes;
    } catch (JMException | AttachNotSupportedException e) {
      throw new IOException("Cassandra does not tell the size of its tables: " + e, e);
    }
  }

  /** To a process of this machine and user that was started for us: no stranger's objects. */
  @SuppressWarnings("BanJNDI")
  private JMXConnector connect() throws IOException, AttachNotSupportedException {
    return JMXConnectorFactory.connect(address());
  }

  private JMXServiceURL address() throws IOException, AttachNotSupportedException {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
    try {
      return new JMXServiceURL(machine.startLocalManagementAgent());
    } finally {
      machine.detach();
    }
  }

  private static Set<ObjectName> sizes(MBeanServerConnection cassandra, String prefix)
      throws IOException, JMException {
    return cassandra.queryNames(
        new ObjectName(TABLES + "keyspace=*,scope=" + prefix + "*,name=LiveDiskSpaceUsed"), null);
  }

  private static void flushAndCompact(MBeanServerConnection cassandra, String keyspace)
      throws IOException, JMException {
    ObjectName storage = new ObjectName(STORAGE);
    cassandra.invoke(
        storage,
        "forceKeyspaceFlush",
        new Object[] {keyspace, new String[0]},
        new String[] {String.class.getName(), STRINGS});
    cassandra.invoke(
        storage,
        "forceKeyspaceCompaction",
        new Object[] {false, keyspace, new String[0]},
        new String[] {boolean.class.getName(), String.class.getName(), STRINGS});
  }
}
