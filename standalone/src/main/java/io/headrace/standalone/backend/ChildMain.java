package io.headrace.standalone.backend;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The first main class of every child JVM: makes sure that the child never outlives the JVM that
 * started it, then calls the real main. Runs on a foreign class path, so it uses the JDK alone.
 *
 * <p>The parent holds the other end of standard input. The pipe closes when the parent lets go of
 * it or dies in any way, {@code kill -9} included; the child then exits with its shutdown hooks.
 *
 * <p>Arguments: a lock file that is held while the child lives and says its process id, the class
 * to run, its arguments.
 */
public final class ChildMain {

  /** A child whose shutdown hooks hang must still end. */
  private static final long EXIT_MILLIS = 25_000;

  /** A field, because a channel that is collected as garbage lets go of its lock. */
  private static FileChannel lock;

  private ChildMain() {}

  public static void main(String[] args) throws Exception {
    daemon("parent-watch", ChildMain::exitWithParent);
    holdLock(Path.of(args[0]));
    runMain(args[1], Arrays.copyOfRange(args, 2, args.length));
  }

  /** Waits until a child of an earlier start, on its way out, has let go of the same data. */
  private static void holdLock(Path file) throws IOException {
    lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lock.lock();
    lock.truncate(0);
    lock.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(US_ASCII)));
  }

  private static void runMain(String mainClass, String[] args) throws Exception {
    try {
      Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      e.getCause().printStackTrace();
      System.exit(1);
    }
  }

  private static void exitWithParent() {
    try (InputStream parent = System.in) {
      while (parent.read() >= 0) {
        // What the parent writes means nothing; that it has not closed the pipe does.
      }
    } catch (IOException e) {
      // A broken pipe says the same as a closed one.
    }
    daemon("exit-watch", ChildMain::haltAfterDeadline);
    System.exit(0);
  }

  private static void haltAfterDeadline() {
    try {
      Thread.sleep(EXIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
