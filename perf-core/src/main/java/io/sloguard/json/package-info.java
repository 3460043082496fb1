/**
 * The result file: {@link io.sloguard.json.ResultJson} writes and reads {@code perf-result/1}, described by
 * docs/result.schema.json.
 *
 * <p>The only importer of Jackson. No rule and no figure is computed here.
 */
@NullMarked
package io.sloguard.json;

import org.jspecify.annotations.NullMarked;
