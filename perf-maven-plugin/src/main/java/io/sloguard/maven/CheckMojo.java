package io.sloguard.maven;

import io.sloguard.config.Overrides;
import io.sloguard.load.StopPolicy;
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
 * Puts the scenarios of <code>perf.yaml</code> under their planned load, in a JVM of their own, and breaks the build when
 * an objective such as <code>p95 &lt;= 215ms</code> is refuted.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class CheckMojo extends LoadMojo {

    /**
     * The name of the only scenario to run, of the only plan guard to look at, or of the only migration to make; all are
     * without it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.scenario")
    @Nullable String scenario;

    /** Creates the goal with what Maven offers to find a JDK and to decrypt passwords. */
    @Inject
    public CheckMojo(ToolchainManager toolchains, SettingsDecrypter decrypter) {
        super(toolchains, decrypter);
    }

    @Override
    Overrides overrides(OptionalLong seedOfRun) {
        return new Overrides(
                Optional.ofNullable(scenario),
                seedOfRun,
                Optional.ofNullable(stop).map(StopPolicy::of),
                Overrides.Part.CHECKS);
    }

    @Override
    Path directory() {
        return outputDirectory.toPath();
    }

    @Override
    String reproducingGoal() {
        return Reproduction.CHECKS;
    }
}
