/** The library behind the gate. */
@NullMarked
package io.sloguard;

import org.jspecify.annotations.NullMarked;
