# The image of every service in docker-compose.yml: each runs it with a main class of its own.

FROM maven:3.9.11-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
# The services and all that they run on, in one folder; the embedded backends are not among it.
RUN mvn --quiet --projects tracking-service,query-service,artifact-service,ui-service,gc --also-make \
      -DskipTests -Dspotless.check.skip package dependency:copy-dependencies \
      -DincludeScope=runtime -DoutputDirectory=/headrace/lib \
 && cp common/target/headrace-*.jar gc/target/headrace-*.jar ./*-service/target/headrace-*.jar /headrace/lib/

FROM eclipse-temurin:17.0.19_10-jre-noble
RUN useradd --system --no-create-home headrace
COPY --from=build /headrace/lib /headrace/lib
USER headrace
# Whoever runs the image decides who may reach it.
ENV HEADRACE_HOST=0.0.0.0
EXPOSE 5000
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", \
            "--add-opens=java.base/java.nio=ALL-UNNAMED", "-Djava.awt.headless=true", "-cp", "/headrace/lib/*"]
CMD ["io.headrace.ui.UiMain"]
