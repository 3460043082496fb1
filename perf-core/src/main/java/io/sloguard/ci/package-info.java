/**
 * What a run tells the CI system that it runs on, beside the files that it leaves: {@link io.sloguard.ci.GitHubActions}.
 * Nothing is done unless the system says by its environment that it is there.
 */
@NullMarked
package io.sloguard.ci;

import org.jspecify.annotations.NullMarked;
