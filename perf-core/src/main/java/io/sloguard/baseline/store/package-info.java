/**
 * Where baselines are kept: {@link io.sloguard.baseline.store.BaselineArchive} finds the kind of store that a plan names, and
 * reads and appends entries. A file and a git branch are here; others come from the class path.
 */
@NullMarked
package io.sloguard.baseline.store;

import org.jspecify.annotations.NullMarked;
