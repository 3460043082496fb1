package io.sloguard.maven;

import io.sloguard.SloGuard;
import io.sloguard.config.Overrides;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Makes the experiments of <code>perf.yaml</code>: puts two variants of a scenario under the same load, in pairs and in
 * turns, and breaks the build when a claim such as <code>b is at least 30% faster at p95</code> is refuted. Results and
 * reports go to the directory <code>experiments</code> below <code>perf.outputDirectory</code>, beside those of
 * <code>perf:check</code>.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "compare",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class CompareMojo extends LoadMojo {

    /**
     * The name of the only experiment to make; all are without it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.experiment")
    @Nullable String experiment;

    /** Creates the goal with what Maven offers to find a JDK and to decrypt passwords. */
    @Inject
    public CompareMojo(ToolchainManager toolchains, SettingsDecrypter decrypter) {
        super(toolchains, decrypter);
    }

    @Override
    Overrides overrides(OptionalLong seedOfRun) {
        return new Overrides(Optional.ofNullable(experiment), seedOfRun, Optional.empty(), Overrides.Part.EXPERIMENTS);
    }

    @Override
    Path directory() {
        return outputDirectory.toPath().resolve(SloGuard.EXPERIMENTS_DIRECTORY);
    }

    @Override
    String reproducingGoal() {
        return Reproduction.EXPERIMENTS;
    }
}
