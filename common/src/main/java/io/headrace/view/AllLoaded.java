package io.headrace.view;

/**
 * Waits for several loads, and tells who asked for them once: when all have ended, or when the
 * first has failed.
 *
 * <p>Confined to the tail's thread.
 */
final class AllLoaded implements RunLoad.Asker {

  private final RunLoad.Asker asker;
  private int left;
  private boolean failed;

  /**
   * @param loads how many will tell
   */
  AllLoaded(int loads, RunLoad.Asker asker) {
    this.left = loads;
    this.asker = asker;
  }

  @Override
  public void loaded() {
    left--;
    if (left == 0 && !failed) {
      asker.loaded();
    }
  }

  @Override
  public void failed(Throwable reason) {
    left--;
    if (!failed) {
      failed = true;
      asker.failed(reason);
    }
  }

  @Override
  public boolean waits() {
    return asker.waits();
  }
}
