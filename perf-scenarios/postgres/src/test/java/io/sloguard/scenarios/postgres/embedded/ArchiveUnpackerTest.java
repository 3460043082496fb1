package io.sloguard.scenarios.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ArchiveUnpackerTest {
    @TempDir
    private Path directory;

    private Path target;

    @BeforeEach
    void make_the_target() throws IOException {
        target = Files.createDirectory(directory.resolve("target"));
    }

    @Test
    void files_modes_and_links_arrive() throws IOException {
        byte[] archive = archive(tar -> {
            file(tar, "bin/postgres", 0775);
            file(tar, "share/readme", 0644);
            link(tar, "lib/libpq.so", "libpq.so.5", TarConstants.LF_SYMLINK);
            link(tar, "share/copy", "share/readme", TarConstants.LF_LINK);
        });

        unpack(archive);

        assertThat(target.resolve("bin/postgres")).hasContent("content of bin/postgres");
        assertThat(mode("bin/postgres")).isEqualTo("rwxr-xr-x");
        assertThat(mode("bin")).isEqualTo("rwxr-xr-x");
        assertThat(mode("share/readme")).isEqualTo("rw-r--r--");
        assertThat(target.resolve("share/copy")).hasContent("content of share/readme");
        assertThat(Files.readSymbolicLink(target.resolve("lib/libpq.so"))).hasToString("libpq.so.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "share/../../outside", "/outside"})
    void a_name_that_leads_outside_is_refused(String name) throws IOException {
        byte[] archive = archive(tar -> file(tar, name, 0644));

        assertThatThrownBy(() -> unpack(archive))
                .isInstanceOf(IOException.class)
                .hasMessage("the archive's entry " + name + " leads outside of the directory by the name " + name
                        + "; nothing of it is used");
        assertNothingOutside();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../outside", "/etc"})
    void a_link_that_leads_outside_is_refused(String to) throws IOException {
        byte[] archive = archive(tar -> link(tar, "lib", to, TarConstants.LF_SYMLINK));

        assertThatThrownBy(() -> unpack(archive))
                .isInstanceOf(IOException.class)
                .hasMessage("the archive's entry lib leads outside of the directory by the name " + to
                        + "; nothing of it is used");
    }

    @Test
    void a_file_is_not_written_through_a_link() throws IOException {
        byte[] archive = archive(tar -> {
            file(tar, "share/readme", 0644);
            link(tar, "other", "share", TarConstants.LF_SYMLINK);
            file(tar, "other/file", 0644);
        });

        assertThatThrownBy(() -> unpack(archive))
                .isInstanceOf(IOException.class)
                .hasMessage("the archive's entry other/file would be written through other, which is no directory;"
                        + " nothing of it is used");
        assertThat(target.resolve("share/file")).doesNotExist();
    }

    @Test
    void a_truncated_archive_is_an_error() throws IOException {
        byte[] archive = archive(tar -> file(tar, "bin/postgres", 0755));

        assertThatThrownBy(() -> unpack(Arrays.copyOf(archive, archive.length - 12)))
                .isInstanceOf(IOException.class);
    }

    private void unpack(byte[] archive) throws IOException {
        ArchiveUnpacker.unpack(new ByteArrayInputStream(archive), target);
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve(name)));
    }

    private void assertNothingOutside() {
        assertThat(directory).isDirectoryNotContaining(path -> !path.equals(target));
        assertThat(Path.of("/outside")).doesNotExist();
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(TarArchiveOutputStream tar) throws IOException;
    }

    private static byte[] archive(Content content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options(0)))) {
            content.writeTo(tar);
        }
        return bytes.toByteArray();
    }

    private static void file(TarArchiveOutputStream tar, String name, int mode) throws IOException {
        byte[] content = ("content of " + name).getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(name, true);
        entry.setMode(mode);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void link(TarArchiveOutputStream tar, String name, String to, byte type) throws IOException {
        var entry = new TarArchiveEntry(name, type);
        entry.setLinkName(to);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }
}
