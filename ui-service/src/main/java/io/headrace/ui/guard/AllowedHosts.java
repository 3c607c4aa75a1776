package io.headrace.ui.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The values of {@code Host} under which this server answers: {@code localhost}, loopback and
 * private IP addresses, and the names that were set. Against DNS rebinding: a page of a stranger
 * can have its own name resolved to our address, but then the browser sends that name.
 *
 * <p>A private address counts only when it is one. MLflow compares the text, and takes {@code
 * 10.evil.example} for an address.
 */
final class AllowedHosts {

  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  private final Wildcards names;

  AllowedHosts(String listensOn, List<String> names) {
    List<String> all = new ArrayList<>(names);
    all.add("localhost");
    all.add(listensOn);
    this.names = new Wildcards(all);
  }

  /**
   * Whether the server answers under a name.
   *
   * @param host without its port; an IPv6 address with or without brackets
   * @param authority as it was sent, host and port
   */
  boolean contain(String host, String authority) {
    return names.match(host) || names.match(authority) || isOnThisSide(host);
  }

  private static boolean isOnThisSide(String host) {
    boolean ipv6 = host.indexOf(':') >= 0;
    if (!ipv6 && !IPV4.matcher(host).matches()) {
      return false;
    }
    try {
      // An address is not looked up.
      InetAddress address = InetAddress.getByName(host);
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || address.isSiteLocalAddress()
          || isUniqueLocal(address);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** fc00::/7 (RFC 4193). */
  private static boolean isUniqueLocal(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
  }
}
