package io.headrace.e2e;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mlflow.api.proto.Service.FileInfo;
import org.mlflow.tracking.MlflowClient;

/**
 * Sends a file through the stock Java client and gets it back. A program of its own because that
 * client runs the Python that its environment names.
 *
 * <p>Arguments: the server, the run, a file. Prints what the run's root lists, and the file as it
 * came back.
 */
final class JavaClientArtifactsMain {

  private JavaClientArtifactsMain() {}

  public static void main(String[] args) throws Exception {
    File file = new File(args[2]);
    try (MlflowClient client = new MlflowClient(args[0])) {
      client.logArtifact(args[1], file);
      for (FileInfo listed : client.listArtifacts(args[1])) {
        System.out.println("listed " + listed.getPath() + " " + listed.getFileSize());
      }
      Path downloaded = client.downloadArtifacts(args[1], file.getName()).toPath();
      System.out.println("content " + Files.readString(downloaded));
    }
  }
}
